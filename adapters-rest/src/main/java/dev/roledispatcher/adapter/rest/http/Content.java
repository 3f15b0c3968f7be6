package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.json.JsonDocument;

/// A body that may be JSON or Markdown.
public sealed interface Content {

  /// It is JSON.
  ///
  /// @param body what was read
  record Json(JsonDocument body) implements Content {}

  /// It is Markdown.
  ///
  /// @param text the text
  record Markdown(String text) implements Content {}
}
