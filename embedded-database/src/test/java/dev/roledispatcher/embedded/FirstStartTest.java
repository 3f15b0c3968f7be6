package dev.roledispatcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What holds when there is no database yet, or only a part of one.
@Timeout(60)
final class FirstStartTest {

  @TempDir Path dataDir;

  @Test
  void beginsAgainAfterItWasKilledHalfWay() throws Exception {
    Path root = dataDir.resolve("postgres");
    try (ChildProcess application = ChildProcess.on(dataDir)) {
      while (application.process().isAlive() && names(root, "initialising-").isEmpty()) {
        Thread.sleep(5);
      }
      application.kill();
    }
    assertThat(root.resolve("cluster")).doesNotExist();
    assertThat(names(root, "initialising-")).hasSize(1);

    try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir))) {
      assertThat(Sql.answer(database, "select 1")).isEqualTo("1");
    }
    assertThat(names(root, "initialising-")).isEmpty();
  }

  @Test
  void neverDeletesAFolderThatIsNoDatabase() throws Exception {
    Path cluster = Files.createDirectories(dataDir.resolve("postgres/cluster"));
    Path kept = Files.writeString(cluster.resolve("somebody.txt"), "mine");
    assertThatThrownBy(() -> EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir)))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("is no PostgreSQL database");
    assertThat(kept).hasContent("mine");
  }

  @Test
  void saysThatAFolderCannotBeMade() throws Exception {
    Path file = Files.writeString(dataDir.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(file)))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("cannot be made or written")
        .hasMessageContaining(file.toString());
  }

  private static List<String> names(Path folder, String prefix) throws Exception {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .toList();
    }
  }
}
