package dev.roledispatcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The process that the file `postmaster.pid` of a cluster names, when it really is its server.
///
/// @param process the process
/// @param alone true for a server that runs statements of one client without the network
record Postmaster(ProcessHandle process, boolean alone) {

  private static final Pattern PID = Pattern.compile("-?[1-9]\\d{0,9}");

  /// The running server of a cluster; empty when the file is missing, or names a process that is
  /// gone or is some other program which got the same number later.
  static Optional<Postmaster> of(Path cluster, Binaries binaries) throws IOException {
    Path file = file(cluster);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !PID.matcher(lines.getFirst().strip()).matches()) {
      return Optional.empty();
    }
    long pid = Long.parseLong(lines.getFirst().strip());
    return ProcessHandle.of(Math.abs(pid))
        .filter(binaries::runs)
        .map(process -> new Postmaster(process, pid < 0));
  }

  /// The file in which a running server leaves its number.
  static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }
}
