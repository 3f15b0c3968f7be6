package dev.roledispatcher.domain.attribute;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Free-form data in the shapes of JSON: text, numbers, booleans, null, lists and maps of these;
/// deeply immutable.
///
/// Whole numbers become `Long` (or `BigInteger` where too large), other numbers `BigDecimal` or
/// `Double`, so that equal data are equal wherever they came from. At most 32 levels deep.
///
/// @param values the data by key, in the caller's order
public record Attributes(Map<String, @Nullable Object> values) {

  private static final int DEEPEST = 32;
  private static final Attributes NONE = new Attributes(Map.of());

  // Not the compact form: there the compiler drops the @Nullable inside the type of the parameter.
  public Attributes(Map<String, @Nullable Object> values) {
    this.values = copyOf(values, 0);
  }

  /// These data.
  public static Attributes of(Map<String, ? extends @Nullable Object> values) {
    return new Attributes(Collections.unmodifiableMap(values));
  }

  /// No data.
  public static Attributes none() {
    return NONE;
  }

  /// True when there are no data.
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// The value of a key; null when the key is absent or its value is null.
  public @Nullable Object get(String key) {
    return values.get(key);
  }

  private static Map<String, @Nullable Object> copyOf(Map<?, ?> map, int depth) {
    requireDepth(depth);
    Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((key, value) -> copy.put(requireText(key), normal(value, depth)));
    return Collections.unmodifiableMap(copy);
  }

  private static List<@Nullable Object> copyOf(List<?> list, int depth) {
    requireDepth(depth);
    List<@Nullable Object> copy = new ArrayList<>(list.size());
    list.forEach(value -> copy.add(normal(value, depth)));
    return Collections.unmodifiableList(copy);
  }

  private static @Nullable Object normal(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean flag -> flag;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
      case BigInteger number -> number;
      case BigDecimal number -> number;
      case Double number when Double.isFinite(number) -> number;
      case Float number when Float.isFinite(number) -> number.doubleValue();
      case Double number -> throw notFinite(number);
      case Float number -> throw notFinite(number);
      case Map<?, ?> map -> copyOf(map, depth + 1);
      case List<?> list -> copyOf(list, depth + 1);
      default ->
          throw new IllegalArgumentException(
              "A value of type (%s) must be text, a number, a boolean, null, a list or a map of these."
                  .formatted(value.getClass().getSimpleName()));
    };
  }

  private static IllegalArgumentException notFinite(Number number) {
    return new IllegalArgumentException("The number (%s) must be finite.".formatted(number));
  }

  private static String requireText(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("The key (%s) must be text.".formatted(key));
  }

  private static void requireDepth(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "Data must be nested at most %d levels deep.".formatted(DEEPEST));
    }
  }
}
