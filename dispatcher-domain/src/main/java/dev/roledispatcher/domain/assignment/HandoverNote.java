package dev.roledispatcher.domain.assignment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a role that gives a task away leaves for the next one.
///
/// @param done what was done, at most 8,000 characters; null when nothing was said
/// @param left what is left to do, at most 8,000 characters; null when nothing was said
/// @param artefacts where results are to be found, for instance addresses; at most 32, each 1 to
///   2,000 characters
public record HandoverNote(@Nullable String done, @Nullable String left, List<String> artefacts) {

  /// The longest text, in characters.
  public static final int MAX_TEXT = 8_000;

  /// The most artefacts.
  public static final int MAX_ARTEFACTS = 32;

  /// The longest artefact, in characters.
  public static final int MAX_ARTEFACT = 2_000;

  private static final HandoverNote NONE = new HandoverNote(null, null, List.of());

  public HandoverNote {
    requireShort("done", done);
    requireShort("left", left);
    artefacts = List.copyOf(artefacts);
    if (artefacts.size() > MAX_ARTEFACTS) {
      throw new IllegalArgumentException(
          "The artefacts (%d) of a note must be at most %d."
              .formatted(artefacts.size(), MAX_ARTEFACTS));
    }
    for (String artefact : artefacts) {
      if (artefact.isBlank() || artefact.length() > MAX_ARTEFACT) {
        throw new IllegalArgumentException(
            "An artefact of a note must have 1 to %d characters and not be blank."
                .formatted(MAX_ARTEFACT));
      }
    }
  }

  /// Nothing was left.
  public static HandoverNote none() {
    return NONE;
  }

  private static void requireShort(String what, @Nullable String text) {
    if (text != null && text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "The text '%s' (%d characters) of a note must have at most %d."
              .formatted(what, text.length(), MAX_TEXT));
    }
  }
}
