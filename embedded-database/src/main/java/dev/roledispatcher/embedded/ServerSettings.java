package dev.roledispatcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The settings of the server, written anew before every start and included by `postgresql.conf`.
final class ServerSettings {

  private static final String FILE = "role-dispatcher.conf";
  private static final String MAIN_FILE = "postgresql.conf";

  private ServerSettings() {}

  /// Makes the main settings of a new cluster end in ours, so that ours win.
  static void include(Path cluster) throws IOException {
    Files.writeString(
        cluster.resolve(MAIN_FILE), "\ninclude '" + FILE + "'\n", StandardOpenOption.APPEND);
  }

  static void write(Path cluster, String host, int port) throws IOException {
    Files.writeString(cluster.resolve(FILE), text(host, port));
  }

  private static String text(String host, int port) {
    return """
    # Written at every start of the application: changes here do not last.

    # Reachable from this machine only.
    listen_addresses = '%s'
    port = %d
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    allow_alter_system = off

    # What is committed is on the disk.
    fsync = on
    synchronous_commit = on
    full_page_writes = on

    # A small machine.
    max_connections = 100
    shared_buffers = '128MB'
    max_wal_size = '512MB'
    jit = off

    # The log tells of starts, stops and refused log-ins; it holds no data. Failed statements are
    # reported to the application, which logs them.
    log_destination = 'stderr'
    logging_collector = off
    log_line_prefix = '%%m [%%p] '
    log_min_messages = log
    log_min_error_statement = panic
    log_error_verbosity = terse
    log_checkpoints = off
    lc_messages = 'C'
    log_timezone = 'UTC'
    timezone = 'UTC'
    """
        .formatted(host, port);
  }
}
