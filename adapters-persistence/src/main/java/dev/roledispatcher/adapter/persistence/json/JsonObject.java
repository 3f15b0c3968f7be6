package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.attribute.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One object of a document, read member by member.
///
/// Reading a member that is missing or of another kind is an [IllegalArgumentException] that names
/// it. Members that nobody asks for are ignored, so that later versions may add some.
final class JsonObject {

  /// The member that says which format a document has.
  static final String FORMAT = "format";

  private final Map<String, @Nullable Object> members;

  private JsonObject(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /// Reads an object of that format.
  ///
  /// @throws IllegalArgumentException when it has another
  static JsonObject parse(String text, long format) {
    return parse(text, format, format);
  }

  /// Reads an object of one of those formats.
  ///
  /// @throws IllegalArgumentException when it has another
  static JsonObject parse(String text, long first, long last) {
    JsonObject object = new JsonObject(JsonText.readObject(text));
    long format = object.whole(FORMAT);
    if (format < first || format > last) {
      throw new IllegalArgumentException(
          "The document has the format (%d); this version reads formats from %d to %d."
              .formatted(format, first, last));
    }
    return object;
  }

  /// Reads an object that is part of a document.
  ///
  /// @throws IllegalArgumentException when it is none
  static JsonObject parsePart(String text) {
    return new JsonObject(JsonText.readObject(text));
  }

  /// The text of a member.
  String text(String name) {
    return required(name, String.class);
  }

  /// The text of a member; null when it is null or missing.
  @Nullable String textOrNull(String name) {
    return optional(name, String.class);
  }

  /// The whole number of a member.
  long whole(String name) {
    return required(name, Long.class);
  }

  /// The whole number of a member; null when it is null or missing.
  @Nullable Long wholeOrNull(String name) {
    return optional(name, Long.class);
  }

  /// The whole number of a member.
  int count(String name) {
    return Math.toIntExact(whole(name));
  }

  /// The whole number of a member; null when it is null or missing.
  @Nullable Integer countOrNull(String name) {
    Long number = optional(name, Long.class);
    return number == null ? null : Math.toIntExact(number);
  }

  /// The number of a member.
  double number(String name) {
    return number(name, members.get(name));
  }

  /// The numbers of a list.
  List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      numbers.add(number(name, item));
    }
    return numbers;
  }

  /// The truth value of a member.
  boolean flag(String name) {
    return required(name, Boolean.class);
  }

  /// The constant that a member names.
  <E extends Enum<E>> E constant(String name, Class<E> type) {
    return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
  }

  /// The constant that a member names; null when it is null or missing.
  <E extends Enum<E>> @Nullable E constantOrNull(String name, Class<E> type) {
    return textOrNull(name) == null ? null : constant(name, type);
  }

  /// The instant of a member.
  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  /// The instant of a member; null when it is null or missing.
  @Nullable Instant instantOrNull(String name) {
    String text = textOrNull(name);
    return text == null ? null : Instant.parse(text);
  }

  /// The duration of a member; null when it is null or missing.
  @Nullable Duration durationOrNull(String name) {
    String text = textOrNull(name);
    return text == null ? null : Duration.parse(text);
  }

  /// The free-form data of a member.
  Attributes attributes(String name) {
    return Attributes.of(object(name).members);
  }

  /// The object of a member.
  JsonObject object(String name) {
    return new JsonObject(members(required(name, Map.class)));
  }

  /// The object of a member; null when it is null or missing.
  @Nullable JsonObject objectOrNull(String name) {
    return members.get(name) == null ? null : object(name);
  }

  /// The objects of a list.
  <T> List<T> objects(String name, Function<JsonObject, T> read) {
    List<T> items = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      if (!(item instanceof Map<?, ?> map)) {
        throw wrong(name, "a list of objects");
      }
      items.add(read.apply(new JsonObject(members(map))));
    }
    return items;
  }

  /// The objects of a list that older documents do not have.
  <T> List<T> objectsOrNone(String name, Function<JsonObject, T> read) {
    return optional(name, List.class) == null ? List.of() : objects(name, read);
  }

  /// The texts of a list.
  <T> List<T> texts(String name, Function<String, T> read) {
    List<T> items = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      if (!(item instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      items.add(read.apply(text));
    }
    return items;
  }

  /// A list of texts as values of a type; empty when it is not there, as in older documents.
  <T> List<T> textsOrNone(String name, Function<String, T> read) {
    return members.containsKey(name) ? texts(name, read) : List.of();
  }

  /// The plain values of a list.
  List<@Nullable Object> values(String name) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      values.add(item);
    }
    return values;
  }

  /// True when there is such a member.
  boolean has(String name) {
    return members.containsKey(name);
  }

  /// True when a member is an object.
  boolean isObject(String name) {
    return members.get(name) instanceof Map<?, ?>;
  }

  /// The names of the members.
  Iterable<String> names() {
    return members.keySet();
  }

  private <T> T required(String name, Class<T> type) {
    T value = optional(name, type);
    if (value == null) {
      throw wrong(name, "there");
    }
    return value;
  }

  private <T> @Nullable T optional(String name, Class<T> type) {
    Object value = members.get(name);
    if (value == null) {
      return null;
    }
    if (!type.isInstance(value)) {
      throw wrong(name, "a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  /// A number however it is written; text stands for one that is not finite.
  private static double number(String name, @Nullable Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case String text -> Double.parseDouble(text);
      case null, default -> throw wrong(name, "a number");
    };
  }

  private static Map<String, @Nullable Object> members(Map<?, ?> map) {
    Map<String, @Nullable Object> members = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((name, value) -> members.put((String) name, value));
    return members;
  }

  private static IllegalArgumentException wrong(String name, String what) {
    return new IllegalArgumentException(
        "The member (%s) of the document must be %s.".formatted(name, what));
  }
}
