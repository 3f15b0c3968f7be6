package dev.roledispatcher.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Other queues on the same database, each measured by a program of its own that prints one line:
/// name, rows a second one by one, in batches, and drained.
///
/// @param folder where the programs are
record Peers(Path folder) {

  private static final List<String> PROGRAMS = List.of("graphile-worker", "pg-boss");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /// How fast a queue is, in tasks a second.
  ///
  /// @param name which queue
  /// @param singles tasks put in one by one
  /// @param batched tasks put in in batches
  /// @param drained tasks taken out and completed
  record Result(String name, double singles, double batched, double drained) {}

  /// True when the packages of the programs are installed.
  boolean isInstalled() {
    return Files.isDirectory(folder.resolve("node_modules"));
  }

  /// Runs them, one after the other.
  List<Result> measure(BenchmarkDatabase database, int jobs, int atOnce, int batch)
      throws IOException {
    List<Result> results = new ArrayList<>();
    for (String program : PROGRAMS) {
      results.add(measure(program, database, jobs, atOnce, batch));
    }
    return results;
  }

  private Result measure(
      String program, BenchmarkDatabase database, int jobs, int atOnce, int batch)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "node",
                program + ".mjs",
                Integer.toString(jobs),
                Integer.toString(atOnce),
                Integer.toString(batch))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    Map<String, String> environment = builder.environment();
    environment.put("PGHOST", address.getHost());
    environment.put("PGPORT", Integer.toString(address.getPort()));
    environment.put("PGDATABASE", address.getPath().substring(1));
    environment.put("PGUSER", database.username());
    environment.put("PGPASSWORD", database.password());
    Process process = builder.start();
    try {
      String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new LoadFailedException("The peer (%s) failed: %s".formatted(program, line));
      }
      String[] parts = line.strip().split("\t", -1);
      return new Result(
          parts[0],
          Double.parseDouble(parts[1]),
          Double.parseDouble(parts[2]),
          Double.parseDouble(parts[3]));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LoadFailedException("A peer was interrupted.", interrupted);
    } finally {
      process.destroyForcibly();
    }
  }
}
