package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.json.Violations;

/// A body in Markdown, to be read with the same means as one in JSON.
final class MarkdownBody {

  private MarkdownBody() {}

  /// A cursor on the whole text that knows whether it can be stored.
  static JsonValue value(String text) {
    Violations violations = new Violations();
    int at = text.indexOf('\0');
    if (at >= 0) {
      violations.add(
          "",
          "Line %d: The text must not contain the character NUL."
              .formatted(1 + text.substring(0, at).chars().filter(c -> c == '\n').count()));
    }
    return new JsonValue(TextNode.valueOf(text), "", violations);
  }
}
