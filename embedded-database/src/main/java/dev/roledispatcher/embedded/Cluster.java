package dev.roledispatcher.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of the database, made at the first start and kept for ever.
///
/// A cluster is made under another name and renamed when it is complete: whatever bears the name of
/// the finished one is never deleted, and what a killed process left half done is made again.
final class Cluster {

  static final String DATABASE = "dispatcher";
  static final String USER = "dispatcher";

  private static final Logger LOG = System.getLogger(Cluster.class.getName());

  private static final String UNFINISHED = "initialising-";
  private static final String SUPERUSER = "postgres";
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  private final DataFolder folder;
  private final Binaries binaries;
  private final Tools tools;
  private final Duration limit;

  /// The cluster of a data folder.
  ///
  /// @param limit how long each tool may run
  Cluster(DataFolder folder, Binaries binaries, Tools tools, Duration limit) {
    this.folder = folder;
    this.binaries = binaries;
    this.tools = tools;
    this.limit = limit;
  }

  /// Makes sure that the cluster is there, fits the programs and lets the application's user in;
  /// the server must not run. Returns that user's password.
  String prepare() {
    try {
      if (Files.exists(folder.cluster())) {
        requireSameMajorVersion();
      } else {
        initialise();
      }
      if (!Files.exists(folder.passwordFile())) {
        resetPassword();
      }
      return Files.readString(folder.passwordFile()).strip();
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          """
          The embedded database in %s cannot be prepared: %s.
          Maybe the disk is full, or files there belong to another user than %s.\
          """
              .formatted(folder.root(), failure, System.getProperty("user.name")),
          failure);
    }
  }

  private void requireSameMajorVersion() throws IOException {
    Path file = folder.cluster().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new EmbeddedDatabaseException(
          """
          The folder (%s) is no PostgreSQL database: it has no file PG_VERSION.
          Maybe restore it from a backup, or move it away to begin with an empty database.\
          """
              .formatted(folder.cluster()));
    }
    String found = Files.readString(file).strip();
    String ours = majorVersion();
    if (!found.equals(ours)) {
      throw new EmbeddedDatabaseException(
          """
          The database in %s was made by PostgreSQL %s; this release brings PostgreSQL %s, which cannot read it.
          Maybe dump it with the release that made it and restore the dump into a new data folder.\
          """
              .formatted(folder.cluster(), found, ours));
    }
  }

  private String majorVersion() {
    Tools.Outcome outcome = tools.run(limit, "postgres", List.of("--version"));
    Matcher version = VERSION.matcher(outcome.output());
    if (!outcome.succeeded() || !version.find()) {
      throw new EmbeddedDatabaseException(
          """
          PostgreSQL (%s) does not run on this machine: %s
          Maybe a system library is missing; or configure the JDBC URL of a PostgreSQL server instead.\
          """
              .formatted(binaries.program("postgres"), outcome.output()));
    }
    return version.group(1);
  }

  private void initialise() throws IOException {
    Folders.deleteAll(folder.root(), path -> path.getFileName().toString().startsWith(UNFINISHED));
    Path unfinished = Files.createTempDirectory(folder.root(), UNFINISHED);
    Path cluster = unfinished.resolve("cluster");
    initdb(cluster, unfinished.resolve("superuser-password"));
    ServerSettings.include(cluster);
    createUserAndDatabase(cluster);
    Files.move(cluster, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(folder.root());
    Folders.deleteAll(folder.root(), unfinished::equals);
    LOG.log(Level.INFO, "event=database_created folder={0}", folder.cluster());
  }

  /// The superuser gets a password that is forgotten at once: nobody logs in as superuser.
  private void initdb(Path cluster, Path superuserPassword) throws IOException {
    OwnerOnly.writeNew(superuserPassword, Password.random() + "\n");
    Tools.Outcome outcome =
        tools.run(
            limit,
            "initdb",
            List.of(
                "--pgdata=" + cluster,
                "--username=" + SUPERUSER,
                "--pwfile=" + superuserPassword,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
    requireSuccess("A new database cannot be made", outcome);
    Files.delete(superuserPassword);
  }

  private void createUserAndDatabase(Path cluster) throws IOException {
    Files.deleteIfExists(folder.passwordFile());
    String password = Password.random();
    runAlone(
        cluster,
        """
        CREATE ROLE %s LOGIN PASSWORD '%s'
        CREATE DATABASE %s OWNER %s
        """
            .formatted(USER, password, DATABASE, USER));
    OwnerOnly.writeNew(folder.passwordFile(), password + "\n");
  }

  private void resetPassword() throws IOException {
    String password = Password.random();
    runAlone(folder.cluster(), "ALTER ROLE %s PASSWORD '%s'\n".formatted(USER, password));
    OwnerOnly.writeNew(folder.passwordFile(), password + "\n");
    LOG.log(
        Level.WARNING,
        "event=password_renewed reason=file_missing file={0}",
        folder.passwordFile());
  }

  /// Runs statements, one per line, as superuser and without the network.
  private void runAlone(Path cluster, String statements) throws IOException {
    ServerSettings.write(cluster, PostgresServer.HOST, PostgresServer.ANY_PORT);
    Tools.Outcome outcome =
        tools.run(
            limit,
            "postgres",
            List.of(
                "--single",
                "-D",
                cluster.toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_error_statement=panic",
                SUPERUSER),
            statements);
    requireSuccess("The user of the embedded database cannot be set up", outcome);
  }

  private void requireSuccess(String failure, Tools.Outcome outcome) {
    if (!outcome.succeeded()) {
      throw new EmbeddedDatabaseException(
          """
          %s in %s: %s.
          Maybe the disk is full, or the limit for a start is too short for this machine.
          %s\
          """
              .formatted(
                  failure,
                  folder.root(),
                  outcome.inTime() ? "exit code " + outcome.exitCode() : "not done after " + limit,
                  outcome.output()));
    }
  }
}
