package dev.roledispatcher.adapter.persistence.json;

import java.util.ArrayList;
import java.util.List;

/// Texts that quote others of the same document, which are not written again: a list of what stands
/// between, and of the ordinals of the quoted texts, counted from 0.
final class Quotations {

  /// A shorter one is written out.
  private static final int SHORTEST = 24;

  private static final String PARTS = "_parts";

  private Quotations() {}

  /// Writes a text, or what it is made of.
  ///
  /// @param quotable the texts it may quote, in the order in which it would
  static void write(JsonWriter json, String name, String text, List<String> quotable) {
    List<Object> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < quotable.size(); i++) {
      String quoted = quotable.get(i);
      int at = quoted.length() < SHORTEST ? -1 : text.indexOf(quoted, from);
      if (at >= 0) {
        addText(parts, text.substring(from, at));
        parts.add(i);
        from = at + quoted.length();
      }
    }
    if (parts.isEmpty()) {
      json.with(name, text);
    } else {
      addText(parts, text.substring(from));
      json.withValues(name + PARTS, parts);
    }
  }

  private static void addText(List<Object> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(text);
    }
  }

  /// The text that was written.
  ///
  /// @param quotable the same texts as then
  static String read(JsonObject json, String name, List<String> quotable) {
    if (!json.has(name + PARTS)) {
      return json.text(name);
    }
    StringBuilder text = new StringBuilder();
    for (Object part : json.values(name + PARTS)) {
      text.append(part instanceof Long ordinal ? quotable.get(ordinal.intValue()) : part);
    }
    return text.toString();
  }
}
