package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.attribute.Attributes;

/// Free-form data as documents.
public final class AttributesJson {

  private AttributesJson() {}

  /// The document of some data: just the data.
  public static String write(Attributes data) {
    return JsonText.write(data.values());
  }

  /// The data of a document.
  ///
  /// @throws IllegalArgumentException when it is not a JSON object
  public static Attributes read(String document) {
    return Attributes.of(JsonText.readObject(document));
  }
}
