package dev.roledispatcher.adapter.persistence.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes plain values as JSON text and reads back equal ones: the order of keys, the kind of every
/// number and every character survive.
///
/// A `Double` is written with a small `e`, a `BigDecimal` never is, and always has a point or a
/// large `E`; whole numbers have neither. NUL and everything from the surrogates on are escaped, so
/// that the text can be stored as UTF-8 whatever it holds.
final class JsonText {

  private static final int USUAL_LENGTH = 512;

  private static final char LAST_UNESCAPED = '\uD7FF';

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonText() {}

  /// The text of a value.
  ///
  /// @param value text, a `Boolean`, `Integer`, `Long`, `BigInteger`, `BigDecimal` or finite
  ///   `Double`, null, or a list or map of these
  static String write(@Nullable Object value) {
    return of(generator -> write(generator, value));
  }

  /// The text of what is written there.
  static String of(Writing writing) {
    StringWriter text = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setHighestNonEscapedChar(LAST_UNESCAPED);
      writing.write(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Something that writes one value.
  @FunctionalInterface
  interface Writing {

    /// Writes it.
    void write(JsonGenerator generator) throws IOException;
  }

  /// The object that a text holds.
  ///
  /// @throws IllegalArgumentException when it is not the text of one object
  static Map<String, @Nullable Object> readObject(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("The document must be a JSON object.");
      }
      Map<String, @Nullable Object> object = readMembers(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("The document must be one JSON object.");
      }
      return object;
    } catch (IOException e) {
      throw new IllegalArgumentException("The document must be valid JSON.", e);
    }
  }

  /// Writes a value; see [#write(Object)].
  static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case String text -> generator.writeString(text);
      case Boolean flag -> generator.writeBoolean(flag);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case BigInteger number -> generator.writeNumber(number);
      case BigDecimal number -> generator.writeNumber(notation(number));
      case Double number -> generator.writeNumber(notation(number));
      case Map<?, ?> map -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : map.entrySet()) {
          generator.writeFieldName((String) member.getKey());
          write(generator, member.getValue());
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (Object item : list) {
          write(generator, item);
        }
        generator.writeEndArray();
      }
      default ->
          throw new IllegalArgumentException(
              "A value of type (%s) cannot be written as JSON."
                  .formatted(value.getClass().getName()));
    }
  }

  private static String notation(BigDecimal number) {
    String text = number.toString();
    return text.indexOf('.') < 0 && text.indexOf('E') < 0 ? text + "E0" : text;
  }

  private static String notation(Double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("The number (%s) must be finite.".formatted(number));
    }
    String text = number.toString();
    return text.indexOf('E') < 0 ? text + "e0" : text.replace('E', 'e');
  }

  private static @Nullable Object readValue(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readMembers(parser);
      case START_ARRAY -> readItems(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> whole(parser.getText());
      case VALUE_NUMBER_FLOAT -> fraction(parser.getText());
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalArgumentException("The document must be valid JSON.");
    };
  }

  private static Map<String, @Nullable Object> readMembers(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, readValue(parser));
    }
    return members;
  }

  private static List<@Nullable Object> readItems(JsonParser parser) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(readValue(parser));
    }
    return items;
  }

  private static Object whole(String text) {
    BigInteger number = new BigInteger(text);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static Object fraction(String text) {
    return text.indexOf('e') < 0 ? new BigDecimal(text) : (Object) Double.valueOf(text);
  }
}
