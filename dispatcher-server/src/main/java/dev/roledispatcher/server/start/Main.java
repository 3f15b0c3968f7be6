package dev.roledispatcher.server.start;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseException;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;

/// Starts the server: on the configured database, or on an embedded one when none is configured.
///
/// The embedded database starts before the server and stops after it, so that a draining server
/// still has its data.
@QuarkusMain
public final class Main {

  private static final System.Logger LOG = System.getLogger("dispatcher.start");

  private Main() {}

  /// Runs until the server is told to stop.
  public static void main(String... args) {
    StartSettings settings = StartSettings.read();
    if (settings.namesDatabase()) {
      Quarkus.run(args);
    } else {
      runOnEmbeddedDatabase(settings.dataDir(), args);
    }
  }

  private static void runOnEmbeddedDatabase(Path dataDir, String... args) {
    Path folder = dataDir.toAbsolutePath().normalize();
    System.err.println("Starting the embedded database in " + folder + " …");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(folder))) {
      System.setProperty(StartSettings.URL, database.jdbcUrl());
      System.setProperty("quarkus.datasource.username", database.username());
      System.setProperty("quarkus.datasource.password", database.password());
      Quarkus.run(args);
    } catch (EmbeddedDatabaseException e) {
      LOG.log(System.Logger.Level.DEBUG, "The embedded database failed.", e);
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
