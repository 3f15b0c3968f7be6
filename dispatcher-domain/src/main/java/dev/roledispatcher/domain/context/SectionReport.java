package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// What became of one section.
///
/// @param name which section
/// @param tokens the tokens it takes in the final text
/// @param action what was done with it
/// @param reason why it was cut or dropped; null when it was kept
public record SectionReport(SectionName name, int tokens, Action action, @Nullable String reason) {

  /// What can be done with a section.
  public enum Action {
    KEPT,
    CUT,
    DROPPED
  }
}
