package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.view.ProjectView;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.domain.project.Project;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads projects to put.
public final class ProjectReader {

  private static final List<String> READ_ONLY =
      List.of("project_id", "version", "created_at", "updated_at");
  private static final String PROJECT = "project";

  private ProjectReader() {}

  /// The text of the project that a body is.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] and every violation
  public static String read(JsonDocument body) {
    return Verdict.of(body.value(), ProjectReader::project).orInvalidData(PROJECT);
  }

  /// The text of the project that a Markdown body is.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] when it is too long or none
  public static String readMarkdown(String text) {
    return Verdict.of(MarkdownBody.value(text), value -> value.text(Project::requireText))
        .orInvalidData(PROJECT);
  }

  /// True when the body names fields that nobody sets; it may repeat what they say.
  public static boolean namesReadOnly(JsonDocument body) {
    return READ_ONLY.stream().anyMatch(body.root()::has);
  }

  /// The body without the read-only fields that say what is so anyway.
  public static JsonDocument withoutRepetitions(JsonDocument body, Project current) {
    return Repetitions.leftOut(body, ProjectView.project(current), READ_ONLY);
  }

  private static @Nullable String project(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    String text = fields.required("text", field -> field.text(Project::requireText));
    READ_ONLY.forEach(name -> fields.refuse(name, "The field '%s' cannot be set.".formatted(name)));
    fields.close();
    return text;
  }
}
