package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.assignment.HandoverNote;
import org.jspecify.annotations.Nullable;

/// Notes of handovers as documents, which are parts of events, too, and shown with them.
public final class NoteJson {

  private NoteJson() {}

  /// The document of a note; null when it says nothing.
  public static @Nullable String write(HandoverNote note) {
    return note.equals(HandoverNote.none())
        ? null
        : JsonWriter.object(json ->
            json.withNullable("done", note.done())
                .withNullable("left", note.left())
                .withTexts("artefacts", note.artefacts(), text -> text));
  }

  /// The note of a document; nothing when there is none.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static HandoverNote read(@Nullable String document) {
    if (document == null) {
      return HandoverNote.none();
    }
    JsonObject json = JsonObject.parsePart(document);
    return new HandoverNote(
        json.textOrNull("done"), json.textOrNull("left"), json.texts("artefacts", text -> text));
  }
}
