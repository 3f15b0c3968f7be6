package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.naming.Shown;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks for a field of a task's data to have one of some values, or, where it is a list, to hold
/// one.
///
/// Text is compared whole and in any case, numbers by their value; text is never a number.
///
/// @param path where the field is
/// @param values text of at most 200 characters, whole numbers (`Long`), other numbers
///   (`BigDecimal`) or booleans; 1 to 64, each once
public record FieldCondition(FieldPath path, List<Object> values) {

  /// The most values of one field.
  public static final int MAX_VALUES = 64;

  /// The longest text, in characters.
  public static final int MAX_TEXT = 200;

  public FieldCondition {
    if (values.isEmpty() || values.size() > MAX_VALUES) {
      throw new IllegalArgumentException(
          "The field (%s) must be asked for 1 to %d values."
              .formatted(Shown.shortened(path.text()), MAX_VALUES));
    }
    values = values.stream().map(FieldCondition::value).distinct().toList();
  }

  /// A value as it is compared.
  ///
  /// @throws IllegalArgumentException when nothing can be compared with it
  public static Object value(@Nullable Object given) {
    return switch (given) {
      case String text when text.length() <= MAX_TEXT -> text;
      case String text ->
          throw new IllegalArgumentException(
              "The text (%s) must be at most %d characters."
                  .formatted(Shown.shortened(text), MAX_TEXT));
      case Boolean flag -> flag;
      case Number number -> plain(decimal(number));
      case null, default ->
          throw new IllegalArgumentException(
              "The value of a field must be text, a number, true or false.");
    };
  }

  /// The value that the task has there, if it is one of those asked for.
  Optional<Object> in(Attributes data) {
    Object actual = path.in(data);
    return values.stream().filter(value -> isOrHolds(actual, value)).findFirst();
  }

  private static boolean isOrHolds(@Nullable Object actual, Object value) {
    return actual instanceof Collection<?> items
        ? items.stream().anyMatch(item -> is(item, value))
        : is(actual, value);
  }

  private static boolean is(@Nullable Object actual, Object value) {
    return switch (actual) {
      case String text -> value instanceof String other && text.equalsIgnoreCase(other);
      case Number number ->
          value instanceof Number other && decimal(number).compareTo(decimal(other)) == 0;
      case null, default -> value.equals(actual);
    };
  }

  private static BigDecimal decimal(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal;
      case BigInteger whole -> new BigDecimal(whole);
      case Double fraction -> BigDecimal.valueOf(fraction);
      case Float fraction -> BigDecimal.valueOf(fraction);
      default -> BigDecimal.valueOf(number.longValue());
    };
  }

  private static Number plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    boolean small = stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18;
    return small ? (Number) stripped.longValueExact() : stripped;
  }
}
