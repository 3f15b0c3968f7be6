package dev.roledispatcher.selector.builtin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roledispatcher.testkit.FakeCandidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// A real registry of roles and new statements of which it is known whose they are, read from
/// `match-roles.tsv` and `match-dev.tsv` in the folder that the system property `dispatcher.data`,
/// or the environment variable `DISPATCHER_DATA`, names.
///
/// @param described the roles, with what is known of them in their descriptions
/// @param known the same roles, with what is known of them as known work
/// @param statements the new statements
record Registry(
    List<FakeCandidate> described, List<FakeCandidate> known, List<Statement> statements) {

  private static final Pattern SENTENCES = Pattern.compile("(?<=\\.) ");

  /// A statement and the id of the role it belongs to.
  record Statement(String roleId, String text) {}

  /// Reads the registry; skips the test when there is none.
  static Registry read() throws IOException {
    String folder =
        Objects.requireNonNullElse(
            System.getProperty("dispatcher.data", System.getenv("DISPATCHER_DATA")), "");
    Path roles = Path.of(folder, "match-roles.tsv");
    Path statements = Path.of(folder, "match-dev.tsv");
    assumeTrue(
        !folder.isBlank() && Files.isReadable(roles) && Files.isReadable(statements),
        "The data is not there: set dispatcher.data or DISPATCHER_DATA to the folder of match-roles.tsv.");
    List<FakeCandidate> described = new ArrayList<>();
    List<FakeCandidate> known = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String[] row : rows(roles)) {
      FakeCandidate role = FakeCandidate.withId(row[0]).named(row[1]);
      ids.add(row[0]);
      described.add(role.describedAs(row[2]));
      known.add(role.knownFor(SENTENCES.splitAsStream(row[2]).toArray(String[]::new)));
    }
    List<Statement> belonging = new ArrayList<>();
    for (String[] row : rows(statements)) {
      if (ids.contains(row[1])) {
        belonging.add(new Statement(row[1], row[2]));
      }
    }
    return new Registry(described, known, belonging);
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
  }
}
