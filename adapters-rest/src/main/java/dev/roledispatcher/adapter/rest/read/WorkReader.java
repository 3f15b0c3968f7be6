package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.application.port.in.AnswerOffers.Answer;
import dev.roledispatcher.application.port.in.WorkOnTasks.Claim;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what roles say of the tasks they have, or are asked to take.
public final class WorkReader {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private WorkReader() {}

  /// The work is done.
  ///
  /// @param claim who says so
  /// @param outcome what came of it
  /// @param note what is left behind
  public record Completion(Claim claim, WorkOutcome outcome, HandoverNote note) {}

  /// The work could not be done.
  ///
  /// @param claim who says so
  /// @param reason why
  /// @param note what is left for the next one
  public record Failure(Claim claim, String reason, HandoverNote note) {}

  /// The task is given back.
  ///
  /// @param claim who says so
  /// @param reason why; null when nothing is said
  /// @param note what is left for the next one
  public record Release(Claim claim, @Nullable String reason, HandoverNote note) {}

  /// The task is refused.
  ///
  /// @param answer who says so
  /// @param reason why
  public record Refusal(Answer answer, String reason) {}

  /// Who begins to work, or gives a sign of life.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Claim claim(TaskId task, JsonDocument body) {
    return Verdict.of(body.value(), value -> claim(task, value)).orInvalidRequest();
  }

  /// What is said of work that is done.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Completion completion(TaskId task, JsonDocument body) {
    return Verdict.of(body.value(), value -> completion(task, value)).orInvalidRequest();
  }

  /// What is said of work that cannot be done.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Failure failure(TaskId task, JsonDocument body) {
    return Verdict.of(body.value(), value -> failure(task, value)).orInvalidRequest();
  }

  /// What is said of a task that is given back.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Release release(TaskId task, JsonDocument body) {
    return Verdict.of(body.value(), value -> release(task, value)).orInvalidRequest();
  }

  /// Who accepts.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Answer acceptance(TaskId task, JsonDocument body) {
    return Verdict.of(body.value(), value -> acceptance(task, value)).orInvalidRequest();
  }

  /// Who declines, and why.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Refusal refusal(TaskId task, JsonDocument body) {
    return Verdict.of(body.value(), value -> refusal(task, value)).orInvalidRequest();
  }

  private static @Nullable Claim claim(TaskId task, JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Claim claim = claim(task, fields);
    fields.close();
    return claim;
  }

  private static @Nullable Completion completion(TaskId task, JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Claim claim = claim(task, fields);
    WorkOutcome outcome =
        fields.optional("outcome", field -> field.oneOf(WorkOutcome.class), WorkOutcome.SUCCESS);
    HandoverNote note = CommandReader.noteOrHandover(fields);
    fields.close();
    return new Completion(claim, outcome, note);
  }

  private static @Nullable Failure failure(TaskId task, JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Claim claim = claim(task, fields);
    String reason = fields.required("reason", WorkReader::givenReason);
    HandoverNote note = CommandReader.note(fields);
    fields.close();
    return reason == null ? null : new Failure(claim, reason, note);
  }

  private static @Nullable Release release(TaskId task, JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Claim claim = claim(task, fields);
    String reason = fields.optional("reason", CommandReader::reason);
    HandoverNote note = CommandReader.note(fields);
    fields.close();
    return new Release(claim, reason, note);
  }

  private static @Nullable Answer acceptance(TaskId task, JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Answer answer = answer(task, fields);
    fields.close();
    return answer;
  }

  private static @Nullable Refusal refusal(TaskId task, JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Answer answer = answer(task, fields);
    String reason = fields.required("reason", WorkReader::givenReason);
    fields.close();
    return answer == null || reason == null ? null : new Refusal(answer, reason);
  }

  private static Claim claim(TaskId task, JsonFields fields) {
    RoleId role = fields.optional("role_id", field -> field.text(RoleId::new));
    Long epoch = fields.optional("epoch", WorkReader::epoch);
    return new Claim(task, role, epoch);
  }

  private static @Nullable Answer answer(TaskId task, JsonFields fields) {
    RoleId role = fields.required("role_id", field -> field.text(RoleId::new));
    DispatchId offer = fields.optional("offer_id", field -> field.text(WorkReader::offerId));
    return role == null ? null : new Answer(task, role, offer);
  }

  private static @Nullable Long epoch(JsonValue value) {
    Integer epoch = value.integer();
    if (epoch == null) {
      return null;
    }
    if (epoch < 1) {
      value.fault("The epoch (%d) must be at least 1.".formatted(epoch));
      return null;
    }
    return epoch.longValue();
  }

  private static @Nullable String givenReason(JsonValue value) {
    String reason = CommandReader.reason(value);
    if (reason != null && reason.isBlank()) {
      value.fault("The reason must not be blank.");
      return null;
    }
    return reason;
  }

  private static DispatchId offerId(String id) {
    if (!UUID_TEXT.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The offer id (%s) must be a UUID.".formatted(Shown.shortened(id)));
    }
    return new DispatchId(UUID.fromString(id));
  }
}
