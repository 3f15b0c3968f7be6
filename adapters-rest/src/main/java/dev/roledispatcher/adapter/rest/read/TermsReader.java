package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.dispatch.DispatchMode;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.queue.QueuePolicy;
import dev.roledispatcher.domain.task.AfterLast;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.WaitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads how a task is to be handed out.
final class TermsReader {

  private TermsReader() {}

  /// The terms among the fields of a request.
  // NullAway misses the annotation of a nested type (`whenUsedUp`) that it reads from a class file.
  @SuppressWarnings("NullAway")
  static DispatchTerms terms(JsonFields fields) {
    DispatchMode mode = fields.optional("mode", field -> field.oneOf(DispatchMode.class));
    Instant scheduleAt = fields.optional("schedule_at", JsonValue::time);
    Instant expiresAt = fields.optional("expires_at", JsonValue::time);
    Duration expected = fields.optional("expected_duration", TermsReader::expected);
    WaitPolicy waiting = fields.optional("wait", TermsReader::waiting, WaitPolicy.DEFAULT);
    AttemptPolicy.WhenUsedUp whenUsedUp =
        fields.optional("when_used_up", field -> field.oneOf(AttemptPolicy.WhenUsedUp.class));
    Separation separation =
        fields.optional("separation", TermsReader::separation, new Separation(false, List.of()));
    return new DispatchTerms(
        mode,
        scheduleAt,
        expiresAt,
        expected,
        waiting,
        whenUsedUp,
        separation.excludePreviousRoles(),
        separation.notRoleOf());
  }

  /// A time after which a requirement, or a preference, no longer holds.
  static @Nullable Duration expiry(JsonValue value) {
    Duration duration = value.duration();
    if (duration == null) {
      return null;
    }
    if (!duration.isPositive() || duration.compareTo(Requirement.LONGEST_EXPIRY) > 0) {
      value.fault(
          "The duration %s must be more than 0 and at most %s."
              .formatted(duration, Requirement.LONGEST_EXPIRY));
      return null;
    }
    return duration;
  }

  private static @Nullable Duration expected(JsonValue value) {
    Duration duration = value.duration();
    if (duration == null) {
      return null;
    }
    if (duration.isNegative() || duration.compareTo(QueuePolicy.LONGEST_WORK) > 0) {
      value.fault("The duration %s must be 0 to %s.".formatted(duration, QueuePolicy.LONGEST_WORK));
      return null;
    }
    return duration;
  }

  private static @Nullable WaitPolicy waiting(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    AfterLast afterLast =
        fields.optional("after_last", field -> field.oneOf(AfterLast.class), AfterLast.STAY);
    Duration preferred = fields.optional("preferred_role_expires_after", TermsReader::expiry);
    fields.close();
    return new WaitPolicy(afterLast, preferred);
  }

  private static @Nullable Separation separation(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    boolean previous = fields.optional("exclude_previous_roles", JsonValue::flag, false);
    List<TaskId> notRoleOf =
        fields.optional(
            "not_role_of",
            field -> field.list(DispatchTerms.MOST_NOT_ROLE_OF, item -> item.text(TaskId::new)),
            List.of());
    fields.close();
    return new Separation(previous, notRoleOf);
  }

  private record Separation(boolean excludePreviousRoles, List<TaskId> notRoleOf) {}
}
