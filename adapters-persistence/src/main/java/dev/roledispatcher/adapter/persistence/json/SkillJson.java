package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.skill.SkillContent;

/// Contents of skills as documents.
public final class SkillJson {

  private static final long FORMAT = 1;

  private SkillJson() {}

  /// The document of a content; equal contents have equal documents.
  public static String write(SkillContent content) {
    return JsonWriter.document(
        FORMAT,
        json ->
            json.with("summary", content.summary())
                .with("body", content.body())
                .withTexts("examples", content.examples(), text -> text)
                .withTexts("tags", content.tags(), text -> text));
  }

  /// The content of a document.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static SkillContent read(String document) {
    JsonObject json = JsonObject.parse(document, FORMAT);
    return new SkillContent(
        json.text("summary"),
        json.text("body"),
        json.texts("examples", text -> text),
        json.texts("tags", text -> text));
  }
}
