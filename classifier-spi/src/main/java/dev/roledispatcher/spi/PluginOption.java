package dev.roledispatcher.spi;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One setting a plugin reads, declared so that the host can check, document and mask it.
///
/// @param name kebab-case, for instance `human-threshold`
/// @param type what its text must be
/// @param defaultValue the text used when nothing is configured; null makes the option optional
///   without a value
/// @param description what it does, in one sentence, with unit and range
/// @param secret true keeps its value out of every list and log
public record PluginOption(
    String name, Type type, @Nullable String defaultValue, String description, boolean secret) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /// What the text of an option must be.
  public enum Type {
    /// Any text.
    TEXT,
    /// A whole number.
    INTEGER,
    /// A decimal number.
    DECIMAL,
    /// `true` or `false`.
    BOOLEAN,
    /// An ISO-8601 duration such as `PT0.5S`.
    DURATION,
    /// The path of a file or folder that exists.
    PATH
  }

  public PluginOption {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name (%s) of an option must be kebab-case, for instance human-threshold."
              .formatted(name));
    }
    if (secret && defaultValue != null) {
      throw new IllegalArgumentException(
          "The secret option (%s) must not have a default value.".formatted(name));
    }
  }

  /// An option that is no secret.
  public static PluginOption of(
      String name, Type type, @Nullable String defaultValue, String description) {
    return new PluginOption(name, type, defaultValue, description, false);
  }
}
