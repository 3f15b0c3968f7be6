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

/// One object of a document: filled member by member, or read member by member.
///
/// Reading a member that is missing or of another kind is an [IllegalArgumentException] that names
/// it. Members that nobody asks for are ignored, so that later versions may add some.
final class JsonObject {

  private static final String FORMAT = "format";

  private final Map<String, @Nullable Object> members;

  private JsonObject(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /// An object without members.
  static JsonObject empty() {
    return new JsonObject(new LinkedHashMap<>());
  }

  /// An object that says which format it has.
  static JsonObject ofFormat(long format) {
    return empty().with(FORMAT, format);
  }

  /// Reads an object of that format.
  ///
  /// @throws IllegalArgumentException when it has another
  static JsonObject parse(String text, long format) {
    JsonObject object = new JsonObject(JsonText.readObject(text));
    if (object.whole(FORMAT) != format) {
      throw new IllegalArgumentException(
          "The document has the format (%d); this version reads format %d."
              .formatted(object.whole(FORMAT), format));
    }
    return object;
  }

  /// Reads an object that is part of a document.
  ///
  /// @throws IllegalArgumentException when it is none
  static JsonObject parsePart(String text) {
    return new JsonObject(JsonText.readObject(text));
  }

  /// The text of the object.
  String text() {
    return JsonText.write(members);
  }

  /// Adds text.
  JsonObject with(String name, @Nullable String text) {
    return put(name, text);
  }

  /// Adds a whole number.
  JsonObject with(String name, long number) {
    return put(name, number);
  }

  /// Adds a number that may have a fraction or be no number at all.
  JsonObject with(String name, double number) {
    return put(name, Double.isFinite(number) ? (Object) number : Double.toString(number));
  }

  /// Adds a truth value.
  JsonObject with(String name, boolean flag) {
    return put(name, flag);
  }

  /// Adds the name of a constant.
  JsonObject with(String name, @Nullable Enum<?> constant) {
    return put(name, constant == null ? null : constant.name().toLowerCase(Locale.ROOT));
  }

  /// Adds an instant.
  JsonObject with(String name, @Nullable Instant instant) {
    return put(name, instant == null ? null : instant.toString());
  }

  /// Adds a duration.
  JsonObject with(String name, @Nullable Duration duration) {
    return put(name, duration == null ? null : duration.toString());
  }

  /// Adds free-form data.
  JsonObject with(String name, Attributes data) {
    return put(name, data.values());
  }

  /// Adds an object.
  JsonObject with(String name, @Nullable JsonObject object) {
    return put(name, object == null ? null : object.members);
  }

  /// Adds a whole number that may be absent.
  JsonObject withWhole(String name, @Nullable Integer number) {
    return put(name, number == null ? null : (Object) number.longValue());
  }

  /// Adds a whole number that may be absent.
  JsonObject withLong(String name, @Nullable Long number) {
    return put(name, number);
  }

  /// Adds a list of objects.
  <T> JsonObject withObjects(
      String name, Iterable<? extends T> items, Function<? super T, JsonObject> write) {
    List<@Nullable Object> list = new ArrayList<>();
    items.forEach(item -> list.add(write.apply(item).members));
    return put(name, list);
  }

  /// Adds a list of plain values: text, numbers, truth values.
  JsonObject withValues(String name, List<?> values) {
    return put(name, List.copyOf(values));
  }

  /// Adds a list of texts.
  <T> JsonObject withTexts(
      String name, Iterable<? extends T> items, Function<? super T, String> write) {
    List<@Nullable Object> list = new ArrayList<>();
    items.forEach(item -> list.add(write.apply(item)));
    return put(name, list);
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
    Object value = members.get(name);
    return switch (value) {
      case Double number -> number;
      case String text -> Double.parseDouble(text);
      case null, default -> throw wrong(name, "a number");
    };
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

  private JsonObject put(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
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
