package dev.roledispatcher.domain.context;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One section as it was asked for, before anything is cut.
///
/// No record, because it holds its final text: a section may be tens of thousands of characters
/// long, and whoever keeps one keeps its text and what was counted of it.
public final class ContextSection {

  private static final String MARK = "# ";
  private static final String GAP = "\n\n";

  private final SectionName name;
  private final String heading;
  private final Need need;
  private final String text;
  private final boolean empty;

  /// How badly a section is needed, the most needed first.
  public enum Need {
    /// The context is worth nothing without the whole of it.
    WHOLE,
    /// As much of it as fits; it is cut when space is short.
    SOME,
    /// It is welcome when there is space.
    OPTIONAL
  }

  /// A section of these parts.
  ///
  /// @param name which section
  /// @param heading its heading, one line without the marks
  /// @param body its text; may be blank, then the section is left out
  /// @param need how badly it is needed
  public ContextSection(SectionName name, String heading, String body, Need need) {
    if (heading.isBlank() || heading.lines().count() > 1) {
      throw new IllegalArgumentException(
          "The heading (%s) of a section must be one line.".formatted(heading));
    }
    this.name = name;
    this.heading = heading;
    this.need = need;
    this.text = text(heading, body);
    this.empty = body.isBlank();
  }

  /// A heading and a body as they stand in a context: ending in a blank line.
  static String text(String heading, String body) {
    return MARK + heading + GAP + body.stripTrailing() + GAP;
  }

  /// Which section.
  public SectionName name() {
    return name;
  }

  /// Its heading without the marks.
  public String heading() {
    return heading;
  }

  /// What stands under its heading, without blanks at the end.
  public String body() {
    return text.substring(
        MARK.length() + heading.length() + GAP.length(), text.length() - GAP.length());
  }

  /// How badly it is needed.
  public Need need() {
    return need;
  }

  /// The whole of it, with its heading.
  String text() {
    return text;
  }

  /// True when there is nothing under its heading.
  boolean isEmpty() {
    return empty;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContextSection section
        && name == section.name
        && need == section.need
        && text.equals(section.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, need, text);
  }

  @Override
  public String toString() {
    return "ContextSection[name=%s, need=%s, text=%s]".formatted(name, need, text);
  }
}
