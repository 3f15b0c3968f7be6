package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.domain.skill.SkillContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file `SKILL.md` as agent skills are kept: front matter with a name, a description and tags,
/// and behind it how the thing is done. Other fields of the front matter mean nothing here.
///
/// @param name what it calls itself; null when it does not
/// @param summary its description
/// @param body the text behind the front matter
/// @param tags its tags, those of its metadata among them
record SkillFile(FrontMatter.@Nullable Text name, String summary, String body, List<String> tags) {

  SkillFile {
    tags = List.copyOf(tags);
  }

  /// The file that a text is; null when it is none, which is noted line by line.
  static @Nullable SkillFile read(JsonValue value) {
    String text = value.text();
    FrontMatter front = text == null ? null : FrontMatter.read(text, value);
    if (front == null) {
      return null;
    }
    FrontMatter.Text name = front.text("name");
    String summary = summary(front);
    List<String> tags = tags(front, value);
    int bytes = front.body().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > SkillContent.MAX_BODY_BYTES) {
      front.fault(front.bodyLine(), SkillReader.bodyTooLong(bytes));
    }
    return summary == null || !value.violations().isEmpty()
        ? null
        : new SkillFile(name, summary, front.body(), tags);
  }

  private static @Nullable String summary(FrontMatter front) {
    if (!front.has("description")) {
      front.fault(
          1,
          "The front matter must have a description, for instance: description: How to review Python.");
      return null;
    }
    FrontMatter.Text description = front.text("description");
    if (description == null) {
      return null;
    }
    String summary = description.value().strip();
    if (summary.isEmpty() || summary.length() > SkillContent.MAX_SUMMARY) {
      front.fault(
          description.line(),
          "The description (%d characters) must have 1 to %d characters and not be blank."
              .formatted(summary.length(), SkillContent.MAX_SUMMARY));
      return null;
    }
    return summary;
  }

  private static List<String> tags(FrontMatter front, JsonValue value) {
    List<String> tags =
        front.texts("tags", "metadata.tags").stream()
            .filter(tag -> isTag(tag, front))
            .map(FrontMatter.Text::value)
            .distinct()
            .toList();
    if (tags.size() > SkillContent.MAX_TAGS) {
      value.fault(
          "The skill has %d tags; it can have %d.".formatted(tags.size(), SkillContent.MAX_TAGS));
    }
    return tags;
  }

  private static boolean isTag(FrontMatter.Text tag, FrontMatter front) {
    if (tag.value().length() > SkillContent.MAX_TAG) {
      front.fault(
          tag.line(),
          "The tag (%s) must have at most %d characters."
              .formatted(Shown.shortened(tag.value()), SkillContent.MAX_TAG));
      return false;
    }
    return true;
  }
}
