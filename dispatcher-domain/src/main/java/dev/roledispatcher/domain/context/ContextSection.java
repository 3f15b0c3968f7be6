package dev.roledispatcher.domain.context;

/// One section as it was asked for, before anything is cut.
///
/// @param name which section
/// @param heading its heading, one line without the marks
/// @param body its text; may be empty, then the section is left out
/// @param need how badly it is needed
/// @param stable true when the text depends on the role alone, so that its count is worth keeping
public record ContextSection(
    SectionName name, String heading, String body, Need need, boolean stable) {

  /// How badly a section is needed, the most needed first.
  public enum Need {
    /// The context is worth nothing without the whole of it.
    WHOLE,
    /// As much of it as fits; it is cut when space is short.
    SOME,
    /// It is welcome when there is space.
    OPTIONAL
  }

  public ContextSection {
    if (heading.isBlank() || heading.lines().count() > 1) {
      throw new IllegalArgumentException(
          "The heading (%s) of a section must be one line.".formatted(heading));
    }
  }
}
