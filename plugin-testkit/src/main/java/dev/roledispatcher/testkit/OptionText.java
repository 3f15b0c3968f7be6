package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.PluginOption;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Reads the text of an option as its declared type.
final class OptionText {

  private OptionText() {}

  /// The value in a text.
  ///
  /// @throws IllegalArgumentException or [java.time.DateTimeException] when the text is not of the
  ///   type
  static Object parse(PluginOption.Type type, String text) {
    return switch (type) {
      case TEXT -> text;
      case INTEGER -> Integer.valueOf(text);
      case DECIMAL -> decimal(text);
      case BOOLEAN -> flag(text);
      case DURATION -> Duration.parse(text);
      case PATH -> existing(Path.of(text));
    };
  }

  /// What a text of the type must be, in words that follow "must be".
  static String rule(PluginOption.Type type) {
    return switch (type) {
      case TEXT -> "a text";
      case INTEGER -> "a whole number";
      case DECIMAL -> "a decimal number";
      case BOOLEAN -> "true or false";
      case DURATION -> "an ISO-8601 duration such as PT0.5S";
      case PATH -> "the path of a file or folder that exists";
    };
  }

  private static Double decimal(String text) {
    double value = new BigDecimal(text).doubleValue();
    if (!Double.isFinite(value)) {
      throw new NumberFormatException("too large");
    }
    return value;
  }

  private static Boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException("no such file or folder");
    }
    return path;
  }
}
