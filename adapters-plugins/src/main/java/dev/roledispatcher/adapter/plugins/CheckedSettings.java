package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The settings of one plugin: every declared option with its configured text or its default, each
/// checked against its type. Immutable.
final class CheckedSettings implements PluginSettings {

  /// What lists show instead of a secret.
  static final String MASK = "***";

  /// A shorter secret is not looked for in messages: it would be found in ordinary words.
  private static final int SHORTEST_SOUGHT = 4;

  private final String plugin;
  private final Map<String, PluginOption> declared;
  private final Map<String, String> texts;
  private final Map<String, Object> values;

  private CheckedSettings(
      String plugin,
      Map<String, PluginOption> declared,
      Map<String, String> texts,
      Map<String, Object> values) {
    this.plugin = plugin;
    this.declared = declared;
    this.texts = texts;
    this.values = values;
  }

  /// The settings of a plugin.
  ///
  /// @param configured texts by option; those of options that are not declared are left out
  /// @param mistakes gets a line for every text that is not of its type
  static CheckedSettings of(
      PluginDescriptor plugin, Map<String, String> configured, List<String> mistakes) {
    Map<String, PluginOption> declared = new TreeMap<>();
    Map<String, String> texts = new HashMap<>();
    Map<String, Object> values = new HashMap<>();
    for (PluginOption option : plugin.options()) {
      declared.put(option.name(), option);
      String text = textOf(option, configured);
      if (text != null) {
        texts.put(option.name(), text);
        OptionText.read(option.type(), text)
            .ifPresentOrElse(
                value -> values.put(option.name(), value),
                () -> mistakes.add(mistake(plugin, option, text)));
      }
    }
    return new CheckedSettings(plugin.name(), declared, texts, values);
  }

  private static @Nullable String textOf(PluginOption option, Map<String, String> configured) {
    String text = configured.get(option.name());
    return text == null ? option.defaultValue() : text;
  }

  private static String mistake(PluginDescriptor plugin, PluginOption option, String text) {
    return option.secret()
        ? "The secret option (%s) of plugin (%s) must be %s."
            .formatted(option.name(), plugin.name(), OptionText.rule(option.type()))
        : "The option %s (%s) of plugin (%s) must be %s."
            .formatted(
                option.name(),
                Shown.shortened(text),
                plugin.name(),
                OptionText.rule(option.type()));
  }

  /// Every option that has a text, with secrets masked.
  Map<String, String> shown() {
    Map<String, String> shown = new TreeMap<>();
    texts.forEach((name, text) -> shown.put(name, isSecret(name) ? MASK : text));
    return shown;
  }

  /// A text without the secrets of this plugin.
  String masked(String text) {
    String masked = text;
    for (Map.Entry<String, String> option : texts.entrySet()) {
      if (isSecret(option.getKey()) && option.getValue().length() >= SHORTEST_SOUGHT) {
        masked = masked.replace(option.getValue(), MASK);
      }
    }
    return masked;
  }

  private boolean isSecret(String name) {
    PluginOption option = declared.get(name);
    return option != null && option.secret();
  }

  @Override
  public Optional<String> text(String option) {
    requireDeclared(option);
    return Optional.ofNullable(texts.get(option));
  }

  @Override
  public int integer(String option) {
    return value(option, PluginOption.Type.INTEGER, Integer.class);
  }

  @Override
  public double decimal(String option) {
    return value(option, PluginOption.Type.DECIMAL, Double.class);
  }

  @Override
  public boolean flag(String option) {
    return value(option, PluginOption.Type.BOOLEAN, Boolean.class);
  }

  @Override
  public Duration duration(String option) {
    return value(option, PluginOption.Type.DURATION, Duration.class);
  }

  @Override
  public Optional<Path> path(String option) {
    requireType(option, PluginOption.Type.PATH);
    return Optional.ofNullable(values.get(option)).map(Path.class::cast);
  }

  private <T> T value(String option, PluginOption.Type type, Class<T> as) {
    requireType(option, type);
    Object value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException(
          "The option (%s) of plugin (%s) must have a default or be configured to be read as %s."
              .formatted(option, plugin, type));
    }
    return as.cast(value);
  }

  private void requireType(String option, PluginOption.Type type) {
    PluginOption found = requireDeclared(option);
    if (found.type() != type) {
      throw new IllegalArgumentException(
          "The option (%s) of plugin (%s) must be read as the %s it is declared to be, not as %s."
              .formatted(option, plugin, found.type(), type));
    }
  }

  private PluginOption requireDeclared(String option) {
    PluginOption found = declared.get(option);
    if (found == null) {
      throw new IllegalArgumentException(
          "The option (%s) must be declared in the descriptor of plugin (%s)."
              .formatted(option, plugin));
    }
    return found;
  }
}
