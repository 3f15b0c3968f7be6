package dev.roledispatcher.adapter.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The one way JSON is made here: trees of nodes, written by one mapper that binds no classes.
public final class Json {

  /// How deep a body may be nested; what may be nested less deep says so at its field.
  static final int DEEPEST = 64;

  private static final int DECIMALS = 12;

  private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(400).build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(2 * DEEPEST).build())
          .build();

  private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY).build();

  private Json() {}

  /// An empty object.
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /// An empty array.
  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /// A finite number, rounded to 12 decimals: what lies beyond is noise of binary arithmetic. What
  /// is beyond the range of a double becomes the largest one.
  public static JsonNode number(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("A number in an answer must not be NaN.");
    }
    double finite = Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    return DoubleNode.valueOf(
        BigDecimal.valueOf(finite).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue());
  }

  /// The name of a constant as it travels: `HUMAN_PRIMARY` is `human_primary`.
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// A point in time as RFC 3339 text in UTC; null stays null.
  public static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /// A duration in milliseconds; null stays null.
  public static @Nullable Double millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toNanos() / 1e6;
  }

  /// Free data as a node.
  ///
  /// @param value text, a number, a boolean, null, a list or a map of these
  public static JsonNode data(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /// A node as text.
  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (IOException e) {
      throw new UncheckedIOException("A tree of nodes could not be written.", e);
    }
  }

  /// A node as text that is the same for equal data, whatever the order of the fields.
  public static String canonicalText(JsonNode node) {
    return text(sorted(node));
  }

  static JsonFactory factory() {
    return FACTORY;
  }

  static JsonNodeFactory nodes() {
    return NODES;
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return object().setAll(fields);
    }
    if (node.isArray()) {
      ArrayNode items = array();
      node.forEach(item -> items.add(sorted(item)));
      return items;
    }
    return node;
  }
}
