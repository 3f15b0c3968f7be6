package dev.roledispatcher.adapter.persistence.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roledispatcher.domain.attribute.Attributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes one object of a document member by member, straight to its text. Members that are null
/// are left out, unless said otherwise.
final class JsonWriter {

  private final JsonGenerator generator;

  private JsonWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /// The text of an object that says which format it has.
  static String document(long format, Consumer<JsonWriter> members) {
    return object(json -> members.accept(json.with(JsonObject.FORMAT, format)));
  }

  /// The text of an object.
  static String object(Consumer<JsonWriter> members) {
    return JsonText.of(generator -> new JsonWriter(generator).fill(members));
  }

  /// Adds text.
  JsonWriter with(String name, @Nullable String text) {
    return text == null ? this : put(name, () -> generator.writeString(text));
  }

  /// Adds text, or a null that is to be seen.
  JsonWriter withNullable(String name, @Nullable String text) {
    return put(name, () -> generator.writeString(text));
  }

  /// Adds a whole number.
  JsonWriter with(String name, long number) {
    return put(name, () -> generator.writeNumber(number));
  }

  /// Adds a number that may have a fraction or be no number at all.
  JsonWriter with(String name, double number) {
    return put(name, () -> writeNumber(number));
  }

  /// Adds a truth value.
  JsonWriter with(String name, boolean flag) {
    return put(name, () -> generator.writeBoolean(flag));
  }

  /// Adds the name of a constant.
  JsonWriter with(String name, @Nullable Enum<?> constant) {
    return with(name, constant == null ? null : constant.name().toLowerCase(Locale.ROOT));
  }

  /// Adds an instant.
  JsonWriter with(String name, @Nullable Instant instant) {
    return with(name, instant == null ? null : instant.toString());
  }

  /// Adds a duration.
  JsonWriter with(String name, @Nullable Duration duration) {
    return with(name, duration == null ? null : duration.toString());
  }

  /// Adds free-form data, whose nulls are kept.
  JsonWriter with(String name, Attributes data) {
    return put(name, () -> JsonText.write(generator, data.values()));
  }

  /// Adds a whole number that may be absent.
  JsonWriter withWhole(String name, @Nullable Integer number) {
    return number == null ? this : with(name, number.longValue());
  }

  /// Adds a whole number that may be absent.
  JsonWriter withLong(String name, @Nullable Long number) {
    return number == null ? this : with(name, number.longValue());
  }

  /// Adds an object.
  JsonWriter withObject(String name, Consumer<JsonWriter> members) {
    return put(name, () -> fill(members));
  }

  /// Adds an object that may be absent.
  <T> JsonWriter withObject(
      String name, @Nullable T value, BiConsumer<JsonWriter, ? super T> write) {
    return value == null ? this : withObject(name, json -> write.accept(json, value));
  }

  /// Adds a list of objects.
  <T> JsonWriter withObjects(
      String name, Iterable<? extends T> items, BiConsumer<JsonWriter, ? super T> write) {
    return withItems(name, items, item -> fill(json -> write.accept(json, item)));
  }

  /// Adds a list of plain values: text, numbers, truth values.
  JsonWriter withValues(String name, List<?> values) {
    return withItems(name, values, value -> JsonText.write(generator, value));
  }

  /// Adds a list of texts.
  <T> JsonWriter withTexts(
      String name, Iterable<? extends T> items, Function<? super T, String> write) {
    return withItems(name, items, item -> generator.writeString(write.apply(item)));
  }

  /// Adds a list of numbers that may have fractions or be no numbers at all.
  <T> JsonWriter withNumbers(
      String name, Iterable<? extends T> items, Function<? super T, Double> write) {
    return withItems(name, items, item -> writeNumber(write.apply(item)));
  }

  private <T> JsonWriter withItems(
      String name, Iterable<? extends T> items, Writing<? super T> write) {
    return put(
        name,
        () -> {
          generator.writeStartArray();
          for (T item : items) {
            write.write(item);
          }
          generator.writeEndArray();
        });
  }

  private void fill(Consumer<JsonWriter> members) throws IOException {
    generator.writeStartObject();
    members.accept(this);
    generator.writeEndObject();
  }

  /// Plain notation would be read as a decimal number, which has no negative zero.
  private void writeNumber(double number) throws IOException {
    if (!Double.isFinite(number)) {
      generator.writeString(Double.toString(number));
    } else if (Double.compare(number, -0.0) == 0) {
      JsonText.write(generator, number);
    } else {
      generator.writeNumber(number);
    }
  }

  private JsonWriter put(String name, Value value) {
    try {
      generator.writeFieldName(name);
      value.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  @FunctionalInterface
  private interface Value {

    void write() throws IOException;
  }

  @FunctionalInterface
  private interface Writing<T> {

    void write(T item) throws IOException;
  }
}
