package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.application.port.in.LearnFromFeedback.GivenFeedback;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.task.TaskId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads what people say of decisions, and how far to go back on what was learned from it.
public final class FeedbackReader {

  private FeedbackReader() {}

  /// A wanted rollback.
  ///
  /// @param to the number of the lesson to go back to; empty for the one before
  public record Rollback(OptionalLong to) {}

  /// The feedback of a body.
  ///
  /// @throws DispatchException E13307 with every violation
  public static GivenFeedback feedback(TaskId task, JsonDocument body) {
    return Verdict.of(body.value(), value -> feedback(task, value)).orInvalidRequest();
  }

  /// The rollback a body asks for.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Rollback rollback(JsonDocument body) {
    return Verdict.of(body.value(), FeedbackReader::rollback).orInvalidRequest();
  }

  private static @Nullable GivenFeedback feedback(TaskId task, JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    TaskClassification right =
        fields.required("classification", field -> field.oneOf(TaskClassification.class));
    String saidBy = fields.required("said_by", FeedbackReader::name);
    String note = fields.optional("note", field -> field.text(CommandReader.MAX_REASON));
    fields.refuse("trust", "The field 'trust' is set by the dispatcher; leave it out.");
    fields.close();
    return right == null || saidBy == null ? null : new GivenFeedback(task, right, saidBy, note);
  }

  private static @Nullable String name(JsonValue value) {
    String name = value.text(Feedback.LONGEST_NAME);
    if (name != null && name.isBlank()) {
      value.fault("The name of whoever gives feedback must not be blank.");
      return null;
    }
    return name == null ? null : name.strip();
  }

  private static @Nullable Rollback rollback(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Integer to = fields.optional("to", field -> field.integer(FeedbackReader::lesson));
    fields.close();
    return new Rollback(to == null ? OptionalLong.empty() : OptionalLong.of(to));
  }

  private static Integer lesson(Integer number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "The number of a lesson (%d) must be 0 or more.".formatted(number));
    }
    return number;
  }
}
