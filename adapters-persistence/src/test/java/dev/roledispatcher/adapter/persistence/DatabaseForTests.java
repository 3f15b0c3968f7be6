package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts one PostgreSQL for all tests of the module, in a folder that goes away with it.
public final class DatabaseForTests implements QuarkusTestResourceLifecycleManager {

  private @Nullable Path folder;
  private @Nullable EmbeddedDatabase database;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("role-dispatcher-persistence");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EmbeddedDatabase started = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(folder));
    database = started;
    return Map.of(
        "quarkus.datasource.jdbc.url",
            started.jdbcUrl() + "&user=" + started.username() + "&password=" + started.password(),
        "quarkus.datasource.username", started.username(),
        "quarkus.datasource.password", started.password());
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
