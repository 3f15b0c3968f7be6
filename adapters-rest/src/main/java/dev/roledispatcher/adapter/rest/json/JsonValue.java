package dev.roledispatcher.adapter.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.naming.NearestName;
import dev.roledispatcher.domain.naming.Shown;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cursor on one value of a request: each way to read it notes what is wrong and gives null then.
///
/// @param node the value
/// @param pointer where it is
/// @param violations where faults are noted
public record JsonValue(JsonNode node, String pointer, Violations violations) {

  /// Reads a value as something; null when a violation was noted.
  ///
  /// @param <T> what is read
  @FunctionalInterface
  public interface Reading<T> {

    /// Reads that value.
    @Nullable T read(JsonValue value);
  }

  /// Makes a domain value of something read.
  ///
  /// @param <S> what was read
  /// @param <T> what is made
  @FunctionalInterface
  public interface Making<S, T> {

    /// Makes it.
    ///
    /// @throws IllegalArgumentException when a rule is broken; its message is the violation's
    T make(S source);
  }

  /// Notes a fault of this value.
  public void fault(String message) {
    violations.add(pointer, message);
  }

  /// The value as text.
  public @Nullable String text() {
    if (!node.isTextual()) {
      wrongType("text");
      return null;
    }
    return node.textValue();
  }

  /// The value as something made of text.
  public <T> @Nullable T text(Making<String, T> making) {
    String text = text();
    return text == null ? null : made(text, making);
  }

  /// The value as text of at most so many characters.
  public @Nullable String text(int most) {
    String text = text();
    if (text != null && text.length() > most) {
      fault(
          "The text (%d characters) must be at most %d characters.".formatted(text.length(), most));
      return null;
    }
    return text;
  }

  /// The value as a whole number.
  public @Nullable Integer integer() {
    if (!node.isNumber()) {
      wrongType("a whole number");
      return null;
    }
    BigDecimal number = node.decimalValue();
    boolean inRange =
        number.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
            && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    if (!inRange) {
      fault(
          "The number must be a whole number from %d to %d."
              .formatted(Integer.MIN_VALUE, Integer.MAX_VALUE));
      return null;
    }
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
      fault("The number must be a whole number.");
      return null;
    }
    return number.intValue();
  }

  /// The value as something made of a whole number.
  public <T> @Nullable T integer(Making<Integer, T> making) {
    Integer number = integer();
    return number == null ? null : made(number, making);
  }

  /// The value as true or false.
  public @Nullable Boolean flag() {
    if (!node.isBoolean()) {
      wrongType("true or false");
      return null;
    }
    return node.booleanValue();
  }

  /// The value as one of the constants of an enum, by its name in lower case.
  public <E extends Enum<E>> @Nullable E oneOf(Class<E> constants) {
    String text = text();
    if (text == null) {
      return null;
    }
    E[] all = constants.getEnumConstants();
    List<String> names = Arrays.stream(all).map(Json::name).toList();
    int found = names.indexOf(text);
    if (found >= 0) {
      return all[found];
    }
    fault(
        "The value '%s' must be one of %s.%s"
            .formatted(Shown.shortened(text), String.join(", ", names), slip(text, names)));
    return null;
  }

  /// The value as a point in time.
  public @Nullable Instant time() {
    String text = text();
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      if (time.getYear() >= 1 && time.getYear() <= 9998) {
        return time.toInstant();
      }
    } catch (DateTimeException unreadable) {
      // Said below, for all times that will not do.
    }
    fault(
        "The time '%s' must be an RFC 3339 time with an offset, for instance 2026-11-23T09:30:00Z."
            .formatted(Shown.shortened(text)));
    return null;
  }

  /// The value as a duration.
  public @Nullable Duration duration() {
    String text = text();
    if (text == null) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException unreadable) {
      fault(
          "The duration '%s' must be an ISO 8601 duration of days or less, for instance PT15M."
              .formatted(Shown.shortened(text)));
      return null;
    }
  }

  /// The value as free data.
  public @Nullable Attributes data() {
    if (!(node instanceof ObjectNode object)) {
      wrongType("an object");
      return null;
    }
    return made(plain(object), Attributes::new);
  }

  /// The value as a list; items that cannot be read are left out, their faults noted.
  ///
  /// @param most items at most
  public <T> @Nullable List<T> list(int most, Reading<T> reading) {
    if (!node.isArray()) {
      wrongType("an array");
      return null;
    }
    if (node.size() > most) {
      fault("The array (%d items) must have at most %d items.".formatted(node.size(), most));
      return null;
    }
    List<T> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      T item = reading.read(new JsonValue(node.get(i), Pointers.item(pointer, i), violations));
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  /// The value as an object with known fields.
  public @Nullable JsonFields fields() {
    if (!(node instanceof ObjectNode object)) {
      wrongType("an object");
      return null;
    }
    return new JsonFields(object, pointer, violations);
  }

  /// Makes a domain value; the rule it breaks becomes a violation of this value.
  public <S, T> @Nullable T made(S source, Making<S, T> making) {
    try {
      return making.make(source);
    } catch (IllegalArgumentException broken) {
      String message = broken.getMessage();
      fault(message == null ? "The value breaks a rule." : message);
      return null;
    }
  }

  static String slip(String name, Iterable<String> known) {
    List<String> names = new ArrayList<>();
    known.forEach(names::add);
    return NearestName.slipOf(name, names).map(" Did you mean '%s'?"::formatted).orElse("");
  }

  private void wrongType(String wanted) {
    fault("The value must be %s; it is %s.".formatted(wanted, typeOf(node)));
  }

  private static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case BOOLEAN -> "true or false";
      case NULL, MISSING -> "null";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "text";
      case BINARY, POJO -> "something else";
    };
  }

  private static @Nullable Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>(node.size());
        node.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case OBJECT -> plain((ObjectNode) node);
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case STRING -> node.textValue();
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }

  private static Map<String, @Nullable Object> plain(ObjectNode object) {
    Map<String, @Nullable Object> fields = LinkedHashMap.newLinkedHashMap(object.size());
    object.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
    return fields;
  }
}
