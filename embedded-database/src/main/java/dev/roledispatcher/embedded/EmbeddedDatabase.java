package dev.roledispatcher.embedded;

import java.util.concurrent.atomic.AtomicBoolean;

/// A running PostgreSQL of our own, reachable from this machine only.
///
/// One process at a time may use a data folder. There is no shutdown hook: whoever starts the
/// database closes it, after everything that uses it has stopped. A process that is killed leaves
/// the server behind; the next start stops that one cleanly and loses nothing that was committed.
///
/// Safe to use from any thread.
public final class EmbeddedDatabase implements AutoCloseable {

  private final FolderLock lock;
  private final PostgresServer server;
  private final int port;
  private final String password;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(FolderLock lock, PostgresServer server, int port, String password) {
    this.lock = lock;
    this.server = server;
    this.port = port;
    this.password = password;
  }

  /// Starts the database in its data folder and returns when it accepts connections.
  ///
  /// The first start unpacks PostgreSQL and makes a new database; later ones find the data as they
  /// were left.
  ///
  /// @throws EmbeddedDatabaseException when that is not possible, with the reason and what to do
  public static EmbeddedDatabase start(EmbeddedDatabaseSettings settings) {
    DataFolder folder = DataFolder.open(settings.dataDir());
    FolderLock lock = FolderLock.acquire(folder);
    try {
      Binaries binaries = Binaries.unpackedIn(folder);
      Tools tools = new Tools(binaries, folder);
      PostgresServer server = new PostgresServer(folder, tools, binaries, settings);
      server.stopLeftover();
      binaries.removeOlder();
      String password = new Cluster(folder, binaries, tools, settings.startLimit()).prepare();
      return new EmbeddedDatabase(lock, server, server.start(), password);
    } catch (RuntimeException | Error failure) {
      lock.close();
      throw failure;
    }
  }

  /// The address of the database for a JDBC driver, without user and password.
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s?sslmode=disable"
        .formatted(PostgresServer.HOST, port, Cluster.DATABASE);
  }

  /// The user, who owns the database and is no superuser.
  public String username() {
    return Cluster.USER;
  }

  /// The password of the user; the same as in the file `password` of the data folder.
  public String password() {
    return password;
  }

  /// The port, chosen anew at every start.
  public int port() {
    return port;
  }

  /// Ends all connections, stops the server, waits for it, and frees the data folder; again, it
  /// does nothing.
  ///
  /// @throws EmbeddedDatabaseException when the server cannot be stopped
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        server.stop();
      } finally {
        lock.close();
      }
    }
  }

  @Override
  public String toString() {
    return "EmbeddedDatabase[" + jdbcUrl() + "]";
  }
}
