package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// What became of one section.
///
/// @param name which section
/// @param tokens the tokens it takes in the final text
/// @param allotted the tokens it was allotted; what it did not use of them remains
/// @param action what was done with it
/// @param reason why it was cut or dropped; null when it was kept
public record SectionReport(
    SectionName name, int tokens, int allotted, Action action, @Nullable String reason) {

  public SectionReport {
    if (tokens < 0 || tokens > allotted) {
      throw new IllegalArgumentException(
          "The tokens (%d) of section %s must be 0 to those it was allotted (%d)."
              .formatted(tokens, name, allotted));
    }
  }

  /// The tokens it was allotted and did not use.
  public int remaining() {
    return allotted - tokens;
  }

  /// What can be done with a section.
  public enum Action {
    KEPT,
    CUT,
    DROPPED
  }
}
