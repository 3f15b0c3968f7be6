package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.selection.Demand;

/// Demands as documents, which may hold any character.
public final class DemandJson {

  private static final long FORMAT = 1;

  private DemandJson() {}

  /// The document of a demand; equal demands have equal ones.
  public static String write(Demand demand) {
    return JsonWriter.document(FORMAT, json -> json.with("demand", demand.text()));
  }

  /// The demand of a document.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static Demand read(String document) {
    return Demand.parse(JsonObject.parse(document, FORMAT).text("demand"));
  }
}
