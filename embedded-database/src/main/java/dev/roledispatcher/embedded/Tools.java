package dev.roledispatcher.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Runs the programs of PostgreSQL, one at a time, with an environment of their own.
///
/// PostgreSQL refuses to run as root. There, on Linux, the programs run in a user namespace of
/// their own, where they have no rights beyond those on root's own files.
final class Tools {

  /// All that the programs are told of our environment, so that neither our secrets nor somebody's
  /// settings for other databases reach them.
  private static final Set<String> KEPT_VARIABLES =
      Set.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH");

  private static final Duration CHECK_LIMIT = Duration.ofSeconds(30);

  private final Binaries binaries;
  private final DataFolder folder;
  private final List<String> prefix;

  /// The programs of a data folder.
  Tools(Binaries binaries, DataFolder folder) {
    this.binaries = binaries;
    this.folder = folder;
    this.prefix = prefix();
  }

  /// Runs a program to its end.
  Outcome run(Duration limit, String program, List<String> arguments) {
    return run(limit, program, arguments, "");
  }

  /// Runs a program to its end, or kills it at the limit.
  ///
  /// @param input what it reads; the way for secrets, which must not be arguments
  Outcome run(Duration limit, String program, List<String> arguments, String input) {
    List<String> command = new ArrayList<>(prefix);
    command.add(binaries.program(program).toString());
    command.addAll(arguments);
    return execute(limit, command, input);
  }

  /// How a program ended.
  ///
  /// @param inTime false when it was killed at the limit
  /// @param exitCode its exit code
  /// @param output the end of what it said
  record Outcome(boolean inTime, int exitCode, String output) {

    boolean succeeded() {
      return inTime && exitCode == 0;
    }
  }

  private List<String> prefix() {
    boolean root = System.getProperty("user.name").equals("root");
    if (!root) {
      return List.of();
    }
    List<String> unshare = List.of("unshare", "--user");
    List<String> check = new ArrayList<>(unshare);
    check.add("true");
    boolean possible = binaries.platform().isLinux() && succeeds(check);
    if (!possible) {
      throw new EmbeddedDatabaseException(
          """
          The embedded database cannot run as root here: PostgreSQL refuses root, and user namespaces (`unshare --user`) are not available.
          Maybe run the application as another user, or configure the JDBC URL of a PostgreSQL server.\
          """);
    }
    return unshare;
  }

  private boolean succeeds(List<String> command) {
    try {
      return execute(CHECK_LIMIT, command, "").succeeded();
    } catch (EmbeddedDatabaseException _) {
      // The program is not there at all, which is an answer.
      return false;
    }
  }

  private Outcome execute(Duration limit, List<String> command, String input) {
    Path log = folder.toolLog();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.root().toFile());
    builder.environment().keySet().removeIf(name -> !isKept(name));
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true);
    // A file, not a pipe: a server that inherits a pipe would keep it open for ever.
    builder.redirectOutput(log.toFile());
    try {
      Process process = builder.start();
      try {
        feed(process, input);
        boolean inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!inTime) {
          kill(process);
        }
        return new Outcome(inTime, process.waitFor(), LogTail.of(log));
      } catch (InterruptedException interruption) {
        kill(process);
        Thread.currentThread().interrupt();
        throw new EmbeddedDatabaseException(
            "The wait for PostgreSQL's %s was interrupted.".formatted(command), interruption);
      }
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          """
          A program of the embedded database (%s) cannot be run: %s.
          Maybe this system lacks the GNU C library (Alpine), or its data folder is on a disk that allows no programs (noexec).\
          """
              .formatted(command, failure),
          failure);
    }
  }

  private static void feed(Process process, String input) throws IOException {
    try (OutputStream stdin = process.getOutputStream()) {
      if (!input.isEmpty()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static boolean isKept(String variable) {
    return KEPT_VARIABLES.contains(variable.toUpperCase(Locale.ROOT));
  }
}
