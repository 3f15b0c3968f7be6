package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is to be done with a task that is already on its way.
public final class CommandReader {

  /// The longest reason, in characters.
  static final int MAX_REASON = 2_000;

  private CommandReader() {}

  /// What is asked for when a task is to be taken back.
  ///
  /// @param reason why; null when nothing is said
  public record Cancellation(@Nullable String reason) {}

  /// What a body asks for when a task is to change hands.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Reassignment reassignment(TaskId task, JsonDocument body) {
    return Verdict.of(body.value(), value -> reassignment(task, value)).orInvalidRequest();
  }

  /// What a body asks for when a task is to be taken back.
  ///
  /// @throws DispatchException E13307 with every violation
  public static Cancellation cancellation(JsonDocument body) {
    return Verdict.of(body.value(), CommandReader::cancellation).orInvalidRequest();
  }

  /// Makes sure that a body says nothing, where there is nothing to say.
  ///
  /// @throws DispatchException E13307 with every violation
  public static void nothing(JsonDocument body) {
    Verdict.of(body.value(), CommandReader::nothing).orInvalidRequest();
  }

  /// What is left behind, among the fields of a command.
  static HandoverNote note(JsonFields fields) {
    return fields.optional("handover", CommandReader::handover, HandoverNote.none());
  }

  /// What is left behind, as a hand-over or, in short, as a note of what was done and its
  /// artefacts.
  static HandoverNote noteOrHandover(JsonFields fields) {
    HandoverNote whole = fields.optional("handover", CommandReader::handover);
    String done = fields.optional("note", field -> field.text(HandoverNote.MAX_TEXT));
    List<String> artefacts = fields.optional("artefacts", CommandReader::artefacts, List.of());
    if (whole == null) {
      return new HandoverNote(done, null, artefacts);
    }
    if (done != null || !artefacts.isEmpty()) {
      fields.refuse(
          "handover", "The hand-over must not stand beside a note or artefacts of its own.");
    }
    return whole;
  }

  private static @Nullable Boolean nothing(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    fields.close();
    return true;
  }

  private static @Nullable Reassignment reassignment(TaskId task, JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    RoleId to = fields.optional("new_role_id", field -> field.text(RoleId::new));
    String reason = fields.optional("reason", CommandReader::reason);
    boolean force = fields.optional("force", JsonValue::flag, false);
    HandoverNote note = note(fields);
    fields.close();
    return new Reassignment(task, to, reason, force, note);
  }

  private static @Nullable Cancellation cancellation(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    String reason = fields.optional("reason", CommandReader::reason);
    fields.close();
    return new Cancellation(reason);
  }

  private static @Nullable HandoverNote handover(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    String done = fields.optional("done", field -> field.text(HandoverNote.MAX_TEXT));
    String left = fields.optional("left", field -> field.text(HandoverNote.MAX_TEXT));
    List<String> artefacts = fields.optional("artefacts", CommandReader::artefacts, List.of());
    fields.close();
    return new HandoverNote(done, left, artefacts);
  }

  private static @Nullable List<String> artefacts(JsonValue value) {
    return value.list(HandoverNote.MAX_ARTEFACTS, CommandReader::artefact);
  }

  private static @Nullable String artefact(JsonValue value) {
    String artefact = value.text(HandoverNote.MAX_ARTEFACT);
    if (artefact != null && artefact.isBlank()) {
      value.fault("An artefact must not be blank.");
      return null;
    }
    return artefact;
  }

  /// Why something is done.
  static @Nullable String reason(JsonValue value) {
    return value.text(MAX_REASON);
  }
}
