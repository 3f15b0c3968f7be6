package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.view.SkillView;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads skills to put.
public final class SkillReader {

  /// What faulty data are called.
  static final String SKILL = "skill";

  private static final List<String> READ_ONLY =
      List.of("skill_id", "version", "created_at", "updated_at");

  private SkillReader() {}

  /// What the skill says that a body is.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] and every violation
  public static SkillContent read(JsonDocument body) {
    return Verdict.of(body.value(), SkillReader::skill).orInvalidData(SKILL);
  }

  /// What the skill says that a Markdown body with front matter is. It has no examples.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] and every violation
  public static SkillContent readMarkdown(String text) {
    return Verdict.of(MarkdownBody.value(text), SkillReader::skillFile).orInvalidData(SKILL);
  }

  /// True when the body names fields that nobody sets; it may repeat what they say.
  public static boolean namesReadOnly(JsonDocument body) {
    return READ_ONLY.stream().anyMatch(body.root()::has);
  }

  /// The body without the read-only fields that say what is so anyway.
  public static JsonDocument withoutRepetitions(JsonDocument body, Skill current) {
    return Repetitions.leftOut(body, SkillView.skill(current), READ_ONLY);
  }

  private static @Nullable SkillContent skillFile(JsonValue value) {
    SkillFile file = SkillFile.read(value);
    return file == null
        ? null
        : new SkillContent(file.summary(), file.body(), List.of(), file.tags());
  }

  private static @Nullable SkillContent skill(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    String summary = fields.required("summary", SkillReader::summary);
    String body = fields.optional("body", SkillReader::body, "");
    List<String> examples = fields.optional("examples", SkillReader::examples, List.of());
    List<String> tags = fields.optional("tags", SkillReader::tags, List.of());
    READ_ONLY.forEach(name -> fields.refuse(name, "The field '%s' cannot be set.".formatted(name)));
    fields.close();
    return summary == null ? null : new SkillContent(summary, body, examples, tags);
  }

  private static @Nullable String summary(JsonValue value) {
    String summary = value.text(SkillContent.MAX_SUMMARY);
    if (summary != null && summary.isBlank()) {
      value.fault("The summary of a skill must not be blank.");
      return null;
    }
    return summary;
  }

  private static @Nullable String body(JsonValue value) {
    String body = value.text();
    if (body == null) {
      return null;
    }
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > SkillContent.MAX_BODY_BYTES) {
      value.fault(bodyTooLong(bytes));
      return null;
    }
    return body;
  }

  /// What is wrong with a body of so many bytes.
  static String bodyTooLong(int bytes) {
    return "The body (%d bytes) of a skill must be at most %d bytes (256 KiB) of UTF-8."
        .formatted(bytes, SkillContent.MAX_BODY_BYTES);
  }

  private static @Nullable List<String> examples(JsonValue value) {
    return value.list(SkillContent.MAX_EXAMPLES, item -> item.text(SkillContent::requireExample));
  }

  private static @Nullable List<String> tags(JsonValue value) {
    Set<String> seen = new HashSet<>();
    return value.list(
        SkillContent.MAX_TAGS,
        item -> {
          String tag = item.text(SkillReader::tag);
          if (tag != null && !seen.add(tag)) {
            item.fault("The tag (%s) of a skill must be listed once.".formatted(tag));
            return null;
          }
          return tag;
        });
  }

  /// The same tag, when a skill can have it.
  static String tag(String tag) {
    if (tag.isBlank() || tag.length() > SkillContent.MAX_TAG) {
      throw new IllegalArgumentException(
          "A tag of a skill must have 1 to %d characters and not be blank."
              .formatted(SkillContent.MAX_TAG));
    }
    return tag;
  }
}
