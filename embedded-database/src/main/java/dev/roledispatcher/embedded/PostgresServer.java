package dev.roledispatcher.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Starts and stops the server of a data folder.
final class PostgresServer {

  static final String HOST = "127.0.0.1";

  /// A port for settings that are read but not listened on.
  static final int ANY_PORT = 5432;

  private static final Logger LOG = System.getLogger(PostgresServer.class.getName());

  private static final String PG_CTL = "pg_ctl";
  private static final int PORT_ATTEMPTS = 5;
  private static final Duration POLL = Duration.ofMillis(20);
  private static final long LONGEST_LOG_BYTES = 5_000_000;
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final DataFolder folder;
  private final Tools tools;
  private final Binaries binaries;
  private final EmbeddedDatabaseSettings settings;

  PostgresServer(
      DataFolder folder, Tools tools, Binaries binaries, EmbeddedDatabaseSettings settings) {
    this.folder = folder;
    this.tools = tools;
    this.binaries = binaries;
    this.settings = settings;
  }

  /// Stops a server that a killed process left behind, and clears away the traces of one that is
  /// gone, which would keep the next one from starting.
  void stopLeftover() {
    running()
        .ifPresent(leftover -> {
          LOG.log(
              Level.WARNING,
              "event=leftover_server_stopped folder={0} pid={1,number,#}",
              folder.root(),
              leftover.process().pid());
          stop(leftover);
        });
    endStrays();
    try {
      Files.deleteIfExists(Postmaster.file(folder.cluster()));
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          "The trace (%s) of a server that is gone cannot be deleted: %s."
              .formatted(Postmaster.file(folder.cluster()), failure),
          failure);
    }
  }

  /// Starts the server on a free port and returns that port when it accepts connections.
  int start() {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      Tools.Outcome outcome = startOn(port);
      if (outcome.succeeded()) {
        LOG.log(
            Level.INFO, "event=database_started folder={0} port={1,number,#}", folder.root(), port);
        return port;
      }
      stop();
      boolean somebodyTookThePort = !isFree(port);
      if (!somebodyTookThePort || attempt == PORT_ATTEMPTS) {
        throw notStarted(outcome);
      }
    }
  }

  /// Stops the server, ending all connections, and waits for it, even on an interrupted thread;
  /// nothing when it does not run.
  void stop() {
    boolean interrupted = Thread.interrupted();
    try {
      running().ifPresent(this::stop);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Ends what else runs of our programs: tools of a killed process, or what a killed server left.
  ///
  /// None of it can be anybody's: we hold the folder, and its server is stopped.
  private void endStrays() {
    binaries.running().forEach(ProcessHandle::destroyForcibly);
    if (!happensWithin(GRACE, () -> binaries.running().isEmpty())) {
      throw notStopped();
    }
  }

  private void stop(Postmaster server) {
    if (server.alone()) {
      server.process().destroy();
    } else {
      signal("fast", settings.stopLimit());
    }
    if (!happensWithin(GRACE, this::isStopped)) {
      LOG.log(Level.WARNING, "event=database_stopped_hard folder={0}", folder.root());
      signal("immediate", GRACE);
      if (!happensWithin(GRACE, this::isStopped)) {
        throw notStopped();
      }
    }
  }

  private void signal(String mode, Duration limit) {
    Tools.Outcome outcome =
        tools.run(
            limit.plus(GRACE),
            PG_CTL,
            List.of(
                "stop",
                "--silent",
                "--pgdata=" + folder.cluster(),
                "--mode=" + mode,
                "--timeout=" + limit.toSeconds()));
    if (!outcome.succeeded()) {
      LOG.log(
          Level.WARNING,
          "event=stop_failed folder={0} mode={1} reason={2}",
          folder.root(),
          mode,
          outcome.output());
    }
  }

  private Tools.Outcome startOn(int port) {
    try {
      ServerSettings.write(folder.cluster(), HOST, port);
      rotateLog();
      return tools.run(
          settings.startLimit().plus(GRACE),
          PG_CTL,
          List.of(
              "start",
              "--silent",
              "--wait",
              "--pgdata=" + folder.cluster(),
              "--log=" + folder.serverLog(),
              "--timeout=" + settings.startLimit().toSeconds()));
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          """
          The settings or the log of the embedded database in %s cannot be written: %s.
          Maybe the disk is full.\
          """
              .formatted(folder.root(), failure),
          failure);
    } catch (EmbeddedDatabaseException interruption) {
      stop();
      throw interruption;
    }
  }

  private void rotateLog() throws IOException {
    Path log = folder.serverLog();
    if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private boolean isStopped() {
    return running().isEmpty();
  }

  private static boolean happensWithin(Duration limit, BooleanSupplier event) {
    long end = System.nanoTime() + limit.toNanos();
    while (!event.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException(
          "The wait for the embedded database to stop was interrupted.", interruption);
    }
  }

  private Optional<Postmaster> running() {
    try {
      return Postmaster.of(folder.cluster(), binaries);
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          """
          Whether the server of the embedded database in %s runs cannot be found out: %s.
          Maybe files there belong to another user than %s.\
          """
              .formatted(folder.root(), failure, System.getProperty("user.name")),
          failure);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          "There is no free port on %s for the embedded database: %s.".formatted(HOST, failure),
          failure);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException _) {
      // Somebody has it, which is the answer.
      return false;
    }
  }

  private static InetAddress loopback() {
    return InetAddress.ofLiteral(HOST);
  }

  private EmbeddedDatabaseException notStarted(Tools.Outcome outcome) {
    return new EmbeddedDatabaseException(
        """
        The embedded database in %s does not start within %s: %s
        %s
        Maybe the disk is full, or the limit is too short for a recovery. The whole log is in %s.\
        """
            .formatted(
                folder.root(),
                settings.startLimit(),
                outcome.output(),
                LogTail.of(folder.serverLog()),
                folder.serverLog()));
  }

  private EmbeddedDatabaseException notStopped() {
    return new EmbeddedDatabaseException(
        """
        A process of the embedded database in %s does not stop.
        %s
        Maybe the disk hangs. The whole log is in %s.\
        """
            .formatted(folder.root(), LogTail.of(folder.serverLog()), folder.serverLog()));
  }
}
