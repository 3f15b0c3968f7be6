package dev.roledispatcher.server.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;

/// Some servers on one database, any of which may be killed and started again while clients use
/// them.
final class Fleet implements AutoCloseable {

  /// Several servers on one small machine: a heap that suffices.
  private static final String MODEST = "-Xmx256m";

  private static final int LINES_OF_A_FAULT = 120;

  private final Map<String, String> environment;
  private final String[] settings;
  private final AtomicReferenceArray<RunningServer> servers;

  private Fleet(int size, Map<String, String> environment, String... settings) {
    this.environment = environment;
    this.settings = settings;
    this.servers = new AtomicReferenceArray<>(size);
  }

  /// Servers that are all up.
  ///
  /// @param database the environment that tells where the database is
  static Fleet start(int size, Map<String, String> database, String... settings) {
    Map<String, String> environment = new HashMap<>(database);
    environment.put("JAVA_TOOL_OPTIONS", MODEST);
    Fleet fleet = new Fleet(size, Map.copyOf(environment), settings);
    // The first one brings the tables, so that the others need not wait for it under a lock.
    fleet.start(0);
    List<Future<?>> starts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
      for (int i = 1; i < size; i++) {
        int number = i;
        starts.add(threads.submit(() -> fleet.start(number)));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    } catch (ExecutionException e) {
      fleet.close();
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      fleet.close();
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return fleet;
  }

  /// Starts a server that is not there, and waits until it is.
  void start(int number) {
    servers.set(number, RunningServer.on(environment, settings));
  }

  /// SIGKILL.
  void kill(int number) {
    servers.get(number).kill();
  }

  RunningServer server(int number) {
    return servers.get(number);
  }

  int size() {
    return servers.length();
  }

  /// What the servers that are there logged of things that should not be.
  String faults() {
    StringBuilder faults = new StringBuilder();
    for (int i = 0; i < servers.length(); i++) {
      List<String> lines = servers.get(i).log().lines().toList();
      for (int line = 0; line < lines.size(); line++) {
        if (lines.get(line).contains("event=unexpected_fault")) {
          lines
              .subList(line, Math.min(lines.size(), line + LINES_OF_A_FAULT))
              .forEach(each -> faults.append(each).append('\n'));
        }
      }
    }
    return faults.toString();
  }

  /// The address of any of them, dead or alive.
  String any(RandomGenerator random) {
    return servers.get(random.nextInt(servers.length())).address();
  }

  @Override
  public void close() {
    for (int i = 0; i < servers.length(); i++) {
      RunningServer server = servers.get(i);
      if (server != null) {
        server.close();
      }
    }
  }
}
