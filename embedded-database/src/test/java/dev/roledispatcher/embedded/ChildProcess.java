package dev.roledispatcher.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own that runs [KilledProcess] on a data folder.
record ChildProcess(Process process) implements AutoCloseable {

  static ChildProcess on(Path dataDir) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ChildProcess(
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                dataDir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /// Waits until its database runs and returns the port.
  int awaitReady() throws IOException {
    List<String> lines = new ArrayList<>();
    var output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith(KilledProcess.READY)) {
        return Integer.parseInt(line.substring(KilledProcess.READY.length()));
      }
    }
    throw new AssertionError("The child process ended early: " + lines);
  }

  /// Waits until it ends by itself and returns its exit code; reads what it says, so that it ends.
  int awaitEnd() throws IOException {
    for (String line : process.inputReader().readAllLines()) {
      if (line.startsWith(KilledProcess.READY)) {
        throw new AssertionError("The child process started: " + line);
      }
    }
    return process.onExit().join().exitValue();
  }

  /// Kills it the way `kill -9` does, and waits for that.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
