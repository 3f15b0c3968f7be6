package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The settings of one plugin, checked against the options it declares as the host checks them.
final class FakePluginSettings implements PluginSettings {

  private final PluginDescriptor descriptor;
  private final Map<String, PluginOption> declared;
  private final Map<String, String> texts;
  private final Map<String, Object> values;

  private FakePluginSettings(
      PluginDescriptor descriptor,
      Map<String, PluginOption> declared,
      Map<String, String> texts,
      Map<String, Object> values) {
    this.descriptor = descriptor;
    this.declared = declared;
    this.texts = texts;
    this.values = values;
  }

  static FakePluginSettings of(PluginDescriptor descriptor, Map<String, String> configured) {
    Map<String, PluginOption> declared = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    Map<String, Object> values = new HashMap<>();
    List<String> mistakes = new ArrayList<>();
    for (PluginOption option : descriptor.options()) {
      declared.put(option.name(), option);
      String text = textOf(option, configured);
      if (text != null) {
        texts.put(option.name(), text);
        try {
          values.put(option.name(), OptionText.parse(option.type(), text));
        } catch (IllegalArgumentException | DateTimeException malformed) {
          mistakes.add(
              "The setting %s (%s) of plugin (%s) must be %s."
                  .formatted(
                      option.name(),
                      option.secret() ? "secret" : text,
                      descriptor.name(),
                      OptionText.rule(option.type())));
        }
      }
    }
    for (String name : new TreeSet<>(configured.keySet())) {
      if (!declared.containsKey(name)) {
        mistakes.add(undeclared(descriptor, name));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new FakePluginSettings(descriptor, declared, texts, values);
  }

  private static @Nullable String textOf(PluginOption option, Map<String, String> configured) {
    String text = configured.get(option.name());
    return text == null ? option.defaultValue() : text;
  }

  private static String undeclared(PluginDescriptor descriptor, String option) {
    return "The option (%s) must be declared in the descriptor of plugin (%s)."
        .formatted(option, descriptor.name());
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
    return Optional.ofNullable(Path.class.cast(values.get(option)));
  }

  private <T> T value(String option, PluginOption.Type type, Class<T> as) {
    requireType(option, type);
    Object value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException(
          "The option (%s) of plugin (%s) must have a default or be configured to be read as %s."
              .formatted(option, descriptor.name(), type));
    }
    return as.cast(value);
  }

  private void requireType(String option, PluginOption.Type type) {
    PluginOption found = requireDeclared(option);
    if (found.type() != type) {
      throw new IllegalArgumentException(
          "The option (%s) of plugin (%s) must be read as the %s it is declared to be, not as %s."
              .formatted(option, descriptor.name(), found.type(), type));
    }
  }

  private PluginOption requireDeclared(String option) {
    PluginOption found = declared.get(option);
    if (found == null) {
      throw new IllegalArgumentException(undeclared(descriptor, option));
    }
    return found;
  }
}
