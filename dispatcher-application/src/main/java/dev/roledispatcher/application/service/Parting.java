package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.context.PastAttempt;
import org.jspecify.annotations.Nullable;

/// How a task is about to leave the role that has it: not stored yet, and the next role must be
/// told.
///
/// @param end how, in a word, for instance `reassigned`
/// @param reason why; null when nothing was said
/// @param note what the role leaves for the next one
record Parting(String end, @Nullable String reason, HandoverNote note) {

  /// The attempt that goes on, as it will have ended; any other attempt as it is.
  PastAttempt endOf(PastAttempt attempt) {
    return attempt.to() != null
        ? attempt
        : new PastAttempt(
            attempt.role(),
            attempt.roleName(),
            attempt.from(),
            null,
            end,
            reason,
            note.done(),
            note.left(),
            note.artefacts());
  }
}
