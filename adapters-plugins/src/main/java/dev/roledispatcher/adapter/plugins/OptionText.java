package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.PluginOption;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/// Reads the text of an option as the type it is declared to be.
final class OptionText {

  private OptionText() {}

  /// The value in a text; empty when the text is not of the type.
  static Optional<Object> read(PluginOption.Type type, String text) {
    try {
      return switch (type) {
        case TEXT -> Optional.of(text);
        case INTEGER -> Optional.of(Integer.valueOf(text));
        case DECIMAL -> finite(new BigDecimal(text).doubleValue());
        case BOOLEAN -> flag(text);
        case DURATION -> Optional.of(Duration.parse(text));
        case PATH -> text.isEmpty() ? Optional.empty() : existing(Path.of(text));
      };
    } catch (NumberFormatException | DateTimeException | InvalidPathException malformed) {
      return Optional.empty();
    }
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

  private static Optional<Object> finite(double number) {
    return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
  }

  private static Optional<Object> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> existing(Path path) {
    return Files.exists(path) ? Optional.of(path) : Optional.empty();
  }
}
