package dev.roledispatcher.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A port that leads to a database, so that the database can come back on another one: clients keep
/// the address that they were given.
final class DatabaseDoor implements AutoCloseable {

  private final ServerSocket door;
  private volatile int target;

  private DatabaseDoor(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /// A door that leads to that port of the loopback address.
  static DatabaseDoor to(int target) {
    try {
      ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
      DatabaseDoor door = new DatabaseDoor(socket, target);
      Thread.ofVirtual().start(door::run);
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /// Leads to another port from now on; those who are inside stay where they are.
  void leadTo(int other) {
    target = other;
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket database = new Socket()) {
      database.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      client.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> copy(database, client));
      copy(client, database);
      back.join();
    } catch (IOException gone) {
      // As with no door between: the client sees that its connection has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Copies until either side ends, and then ends both.
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // Both are closed now.
    }
  }
}
