package dev.roledispatcher.server.endtoend;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged server as a process of its own, on a free port of the loopback address.
final class RunningServer implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+?:\\d+)");
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /// A server that runs for seconds only is sooner up without a second look at its code.
  private static final List<String> SOON_UP =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Process process;
  private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> address = new CompletableFuture<>();

  private RunningServer(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::readLog);
  }

  /// A server with an embedded database in that folder.
  static RunningServer embedded(Path dataDir, String... settings) {
    return start(Map.of("DISPATCHER_DATA_DIR", dataDir.toString()), settings).awaitStart();
  }

  /// What tells a server where that database is.
  static Map<String, String> environment(EmbeddedDatabase database) {
    return environment(database, database.port());
  }

  /// What tells a server to reach that database by another port.
  static Map<String, String> environment(EmbeddedDatabase database, int port) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL",
            database.jdbcUrl().replace(":" + database.port() + "/", ":" + port + "/"),
        "QUARKUS_DATASOURCE_USERNAME", database.username(),
        "QUARKUS_DATASOURCE_PASSWORD", database.password());
  }

  /// A server on a database that is there.
  static RunningServer on(Map<String, String> database, String... settings) {
    return start(database, settings).awaitStart();
  }

  /// A server that may or may not come up.
  static RunningServer start(Map<String, String> environment, String... settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SOON_UP);
    command.add("-Dquarkus.http.port=0");
    for (String setting : settings) {
      command.add("-D" + setting);
    }
    command.add("-jar");
    command.add(JAR.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new RunningServer(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its process.
  long pid() {
    return process.pid();
  }

  String address() {
    return address.join();
  }

  /// Waits for a start that must not come about; the exit code.
  int awaitExit() {
    try {
      if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("The server did not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// Everything it printed.
  String log() {
    return String.join("\n", log);
  }

  /// SIGKILL.
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /// SIGTERM, and time to drain.
  @Override
  public void close() {
    process.destroy();
    awaitExit();
  }

  private RunningServer awaitStart() {
    try {
      address.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      return this;
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("The server did not start:\n" + log(), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void readLog() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          address.complete(listening.group(1));
        }
      }
      address.completeExceptionally(new IOException("The server ended."));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }
}
