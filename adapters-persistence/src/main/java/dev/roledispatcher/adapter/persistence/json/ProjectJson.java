package dev.roledispatcher.adapter.persistence.json;

/// Texts of projects as documents.
public final class ProjectJson {

  private static final long FORMAT = 1;

  private ProjectJson() {}

  /// The document of a text.
  public static String write(String text) {
    return JsonWriter.document(FORMAT, json -> json.with("text", text));
  }

  /// The text of a document.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static String read(String document) {
    return JsonObject.parse(document, FORMAT).text("text");
  }
}
