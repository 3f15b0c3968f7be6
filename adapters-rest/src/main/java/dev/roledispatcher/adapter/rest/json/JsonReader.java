package dev.roledispatcher.adapter.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.domain.naming.Shown;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads JSON strictly: what two readers could take for different things is a fault.
///
/// Faults that leave the rest readable (a field given twice, text that no database can hold, a
/// number out of range) are collected with their pointers; anything else makes the body unreadable.
public final class JsonReader {

  /// Numbers of more digits, or further from 1, are no measure of anything.
  private static final int MOST_DIGITS = 308;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final JsonParser parser;
  private final Violations violations = new Violations();

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /// Reads a body.
  ///
  /// @throws UnreadableJsonException when it is not one JSON value
  public static JsonDocument read(byte[] body) {
    try (JsonParser parser = Json.factory().createParser(text(body))) {
      return new JsonReader(parser).document();
    } catch (StreamConstraintsException e) {
      throw new UnreadableJsonException(
          "The body must be nested at most %d levels deep and have numbers and names of sensible length."
              .formatted(Json.DEEPEST));
    } catch (JsonProcessingException e) {
      throw new UnreadableJsonException(
          "The body must be JSON; it stops being so at line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UnreadableJsonException("The body must be JSON; it cannot be read as such.");
    }
  }

  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableJsonException("The body must be JSON in UTF-8.");
    }
  }

  private JsonDocument document() throws IOException {
    if (parser.nextToken() == null) {
      throw new UnreadableJsonException("The body must be JSON; it is empty.");
    }
    JsonNode root = value("");
    if (parser.nextToken() != null) {
      throw new UnreadableJsonException(
          "The body must be one JSON value; there is more behind it.");
    }
    return new JsonDocument(root, violations.all());
  }

  private JsonNode value(String pointer) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(pointer);
      case START_ARRAY -> array(pointer);
      case VALUE_STRING -> Json.nodes().textNode(storable(parser.getText(), pointer));
      case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue(), pointer);
      case VALUE_NUMBER_FLOAT -> decimal(parser.getDecimalValue(), pointer);
      case VALUE_TRUE -> Json.nodes().booleanNode(true);
      case VALUE_FALSE -> Json.nodes().booleanNode(false);
      case VALUE_NULL -> Json.nodes().nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new UnreadableJsonException("The body must be JSON; a value is missing.");
    };
  }

  private ObjectNode object(String pointer) throws IOException {
    ObjectNode object = Json.object();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String inner = Pointers.field(pointer, name);
      storable(name, inner);
      parser.nextToken();
      JsonNode value = value(inner);
      if (object.has(name)) {
        violations.add(
            inner, "The field '%s' must be given once.".formatted(Shown.shortened(name)));
      } else {
        object.set(name, value);
      }
    }
    return object;
  }

  private ArrayNode array(String pointer) throws IOException {
    ArrayNode array = Json.array();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(Pointers.item(pointer, array.size())));
    }
    return array;
  }

  private JsonNode whole(BigInteger number, String pointer) {
    return number.bitLength() < Long.SIZE
        ? Json.nodes().numberNode(number.longValue())
        : decimal(new BigDecimal(number), pointer);
  }

  private JsonNode decimal(BigDecimal number, String pointer) {
    long magnitude = (long) number.precision() - number.scale();
    boolean sensible =
        number.signum() == 0
            || (Math.abs(magnitude) <= MOST_DIGITS && number.precision() <= MOST_DIGITS);
    if (!sensible) {
      violations.add(
          pointer,
          "The number must have at most %d digits and be between 1e-%d and 1e%d in size."
              .formatted(MOST_DIGITS, MOST_DIGITS, MOST_DIGITS));
      return Json.nodes().numberNode(0);
    }
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number;
    return plain.scale() <= 0 && magnitude > 18
        ? Json.nodes().numberNode(plain.toBigIntegerExact())
        : Json.nodes().numberNode(plain);
  }

  private String storable(String text, String pointer) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        violations.add(pointer, "The text must not contain the character NUL.");
        return text.replace('\0', '\uFFFD');
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        violations.add(pointer, "The text must not contain half of a surrogate pair.");
        return "\uFFFD";
      }
    }
    return text;
  }
}
