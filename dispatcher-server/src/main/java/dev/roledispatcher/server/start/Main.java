package dev.roledispatcher.server.start;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseException;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import dev.roledispatcher.server.settings.NativeMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Starts the server: on the configured database, or on an embedded one when none is configured. A
/// native server has no embedded one and then does not start.
///
/// The embedded database starts before the server and stops after it, so that a draining server
/// still has its data.
@QuarkusMain
public final class Main {

  private static final System.Logger LOG = System.getLogger("dispatcher.start");

  /// How long the end of the process waits for the database: draining, then a clean stop.
  private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

  private static final String NO_DATABASE =
      """
      A native server has no embedded database, and no other is configured.
      Maybe set QUARKUS_DATASOURCE_JDBC_URL (jdbc:postgresql://host/name), QUARKUS_DATASOURCE_USERNAME and \
      QUARKUS_DATASOURCE_PASSWORD, or run the server on the JVM.\
      """;

  private Main() {}

  /// Runs until the server is told to stop.
  public static void main(String... args) {
    StartSettings settings = StartSettings.read();
    if (settings.namesDatabase()) {
      Quarkus.run(args);
    } else if (NativeMode.isOn()) {
      System.err.println(NO_DATABASE);
      System.exit(1);
    } else {
      runOnEmbeddedDatabase(settings.dataDir(), args);
    }
  }

  private static void runOnEmbeddedDatabase(Path dataDir, String... args) {
    Path folder = dataDir.toAbsolutePath().normalize();
    System.err.println("Starting the embedded database in " + folder + " …");
    AtomicInteger exitCode = new AtomicInteger();
    CountDownLatch stopped = new CountDownLatch(1);
    // A signal ends the process as soon as all shutdown hooks have ended: this one waits for the
    // database.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> await(stopped), "embedded-database-stop"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(folder))) {
      System.setProperty(StartSettings.URL, database.jdbcUrl());
      System.setProperty("quarkus.datasource.username", database.username());
      System.setProperty("quarkus.datasource.password", database.password());
      // Without a handler of ours the server would end the process before the database is stopped.
      Quarkus.run(null, (code, failure) -> ended(exitCode, code, failure), args);
    } catch (EmbeddedDatabaseException e) {
      exitCode.set(1);
      LOG.log(System.Logger.Level.DEBUG, "The embedded database failed.", e);
      System.err.println(e.getMessage());
    } finally {
      stopped.countDown();
    }
    System.exit(exitCode.get());
  }

  /// Called for a failed start, and again, with a code that looks fine, at the end of the process.
  private static void ended(AtomicInteger exitCode, int code, @Nullable Throwable failure) {
    exitCode.accumulateAndGet(code, Math::max);
    if (failure != null) {
      LOG.log(System.Logger.Level.ERROR, "The server did not start.", failure);
    }
  }

  private static void await(CountDownLatch stopped) {
    try {
      if (!stopped.await(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println(
            "The embedded database did not stop in time; the next start will stop it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
