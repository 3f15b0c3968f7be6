package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// An earlier attempt at a task: who, when and how it ended, and the notes of whoever had it. Its
/// notes are shortened when space is short, and always for people; the facts stay.
///
/// @param making what it is made with
/// @param attempt the attempt
/// @param number which one, counted from the first
record AttemptItem(Making making, PastAttempt attempt, int number) implements Item {

  private static final String NOTES_LEFT_OUT =
      "[The notes of this attempt are left out to fit the token budget.]" + Wording.GAP;

  @Override
  public String id() {
    return "attempt#" + number;
  }

  @Override
  public @Nullable Long version() {
    return null;
  }

  @Override
  public String text() {
    return "";
  }

  @Override
  public TextBlock whole(String left) {
    return switch (making.form()) {
      case PROMPT -> new TextBlock(facts() + notes(false), false);
      case BRIEF -> new TextBlock(facts() + notes(true), false);
    };
  }

  @Override
  public TextBlock least(String left) {
    return new TextBlock(facts() + (hasNotes() ? NOTES_LEFT_OUT : ""), false);
  }

  @Override
  public Shorter shorter(String left, int tokens) {
    TextBlock shorter = new TextBlock(facts() + notes(true), false);
    return making.count(shorter) <= tokens
        ? new Shorter(shorter, "Its notes are shortened.")
        : new Shorter(least(left), "Its notes do not fit.");
  }

  private String facts() {
    String ended =
        attempt.to() == null
            ? "since " + attempt.from() + ", until now"
            : "from " + attempt.from() + " to " + attempt.to();
    return "## Attempt "
        + number
        + ": "
        + Wording.oneLine(attempt.roleName())
        + "\n\n- role: "
        + attempt.role()
        + "\n- time: "
        + ended
        + "\n- how it ended: "
        + Wording.oneLine(attempt.end())
        + Wording.GAP;
  }

  private boolean hasNotes() {
    return attempt.reason() != null
        || attempt.done() != null
        || attempt.left() != null
        || !attempt.artefacts().isEmpty();
  }

  private String notes(boolean shortened) {
    StringBuilder notes = new StringBuilder();
    note(notes, "Why it ended", attempt.reason(), shortened);
    note(notes, "What was done", attempt.done(), shortened);
    note(notes, "What is left", attempt.left(), shortened);
    String artefacts = String.join("\n", attempt.artefacts());
    note(notes, "Where results are", artefacts, shortened);
    return notes.toString();
  }

  private static void note(
      StringBuilder notes, String label, @Nullable String text, boolean shortened) {
    if (text == null || text.isBlank()) {
      return;
    }
    String shown = shortened ? Making.beginning(text) : text;
    notes.append(label).append(":\n\n").append(Fence.around("text", shown)).append(Wording.GAP);
    if (shown.length() < text.length()) {
      notes.append(Wording.CUT);
    }
  }
}
