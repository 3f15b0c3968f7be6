package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.dispatch.DispatchMode;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.task.AfterLast;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.WaitPolicy;
import org.jspecify.annotations.Nullable;

/// How tasks are to be handed out, as parts of documents. The usual terms are not written: older
/// documents have none either.
final class TermsJson {

  private TermsJson() {}

  static void write(JsonWriter json, DispatchTerms terms) {
    json.with("mode", terms.mode())
        .with("schedule_at", terms.scheduleAt())
        .with("expires_at", terms.expiresAt())
        .with("expected_duration", terms.expectedDuration())
        .with("after_last", terms.waiting().afterLast())
        .with("preferred_role_expires_after", terms.waiting().preferredRoleExpiresAfter())
        .with("when_used_up", terms.whenUsedUp())
        .with("exclude_previous_roles", terms.excludePreviousRoles())
        .withTexts("not_role_of", terms.notRoleOf(), TaskId::value);
  }

  static @Nullable DispatchTerms unusual(DispatchTerms terms) {
    return terms.equals(DispatchTerms.DEFAULT) ? null : terms;
  }

  // NullAway misses the annotation of a nested type (`whenUsedUp`) that it reads from a class file.
  @SuppressWarnings("NullAway")
  static DispatchTerms from(@Nullable JsonObject json) {
    return json == null
        ? DispatchTerms.DEFAULT
        : new DispatchTerms(
            json.constantOrNull("mode", DispatchMode.class),
            json.instantOrNull("schedule_at"),
            json.instantOrNull("expires_at"),
            json.durationOrNull("expected_duration"),
            new WaitPolicy(
                json.constant("after_last", AfterLast.class),
                json.durationOrNull("preferred_role_expires_after")),
            json.constantOrNull("when_used_up", AttemptPolicy.WhenUsedUp.class),
            json.flag("exclude_previous_roles"),
            json.texts("not_role_of", TaskId::new));
  }
}
