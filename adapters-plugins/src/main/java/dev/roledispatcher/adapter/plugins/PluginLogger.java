package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.PluginDescriptor;
import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The logger of one plugin, named `dispatcher.plugin.<name>`: every line ends with the plugin's
/// name and version.
final class PluginLogger implements System.Logger {

  private final System.Logger log;
  private final String tail;

  private PluginLogger(System.Logger log, String tail) {
    this.log = log;
    this.tail = tail;
  }

  static PluginLogger of(PluginDescriptor plugin) {
    return new PluginLogger(
        System.getLogger("dispatcher.plugin." + plugin.name()),
        " plugin=%s version=%s".formatted(plugin.name(), plugin.version()));
  }

  @Override
  public String getName() {
    return log.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return log.isLoggable(level);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (log.isLoggable(level)) {
      log.log(level, translated(bundle, message) + tail, thrown);
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    if (log.isLoggable(level)) {
      // Formatted here, so that name and version can never be taken for a part of the format.
      log.log(level, formatted(translated(bundle, format), parameters) + tail);
    }
  }

  private static String translated(@Nullable ResourceBundle bundle, @Nullable String key) {
    String text = String.valueOf(key);
    try {
      return bundle == null || key == null ? text : bundle.getString(key);
    } catch (MissingResourceException | ClassCastException untranslated) {
      return text;
    }
  }

  private static String formatted(String format, @Nullable Object @Nullable [] parameters) {
    if (parameters == null || parameters.length == 0) {
      return format;
    }
    try {
      return MessageFormat.format(format, parameters);
    } catch (IllegalArgumentException unformatted) {
      return format;
    }
  }
}
