package dev.roledispatcher.domain.classification;

import java.util.List;
import java.util.stream.Collectors;

/// Which rule decided a classification, and what it found in the task.
///
/// @param rule the rule
/// @param version its version at the time
/// @param findings what it found, one for each part of its condition
public record RuleMatch(RuleId rule, long version, List<Finding> findings) {

  public RuleMatch {
    if (version < 1) {
      throw new IllegalArgumentException(
          "The version (%d) of rule (%s) must be at least 1.".formatted(version, rule));
    }
    findings = List.copyOf(findings);
  }

  /// The findings on one line.
  String summary() {
    return findings.stream().map(Finding::summary).collect(Collectors.joining("; "));
  }

  /// What met one part of the condition.
  ///
  /// @param part the part, for instance `any_words`
  /// @param found what was found; empty for a part that asks for something not to be there
  public record Finding(String part, List<String> found) {

    public Finding {
      found = List.copyOf(found);
    }

    private String summary() {
      return found.isEmpty() ? part + ": none there" : part + ": " + String.join(", ", found);
    }
  }
}
