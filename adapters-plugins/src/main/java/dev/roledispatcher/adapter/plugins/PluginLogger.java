package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.spi.PluginDescriptor;
import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The logger of one plugin, named `dispatcher.plugin.<name>`: every line ends with the plugin's
/// name and version.
///
/// A plugin that floods the log is cut short: [LogAllowance] says how many lines it may write, and
/// a line has at most 10,000 characters. How many were left out is said with the next that is
/// written.
final class PluginLogger implements System.Logger {

  private static final int LONGEST = 10_000;

  private final System.Logger log;
  private final String tail;
  private final LogAllowance allowance;

  private PluginLogger(System.Logger log, String tail, LogAllowance allowance) {
    this.log = log;
    this.tail = tail;
    this.allowance = allowance;
  }

  static PluginLogger of(PluginDescriptor plugin, Stopwatch stopwatch) {
    return new PluginLogger(
        System.getLogger("dispatcher.plugin." + plugin.name()),
        " plugin=%s version=%s".formatted(plugin.name(), plugin.version()),
        new LogAllowance(stopwatch));
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
    if (log.isLoggable(level) && allowance.take()) {
      log.log(level, line(translated(bundle, message)), thrown);
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    if (log.isLoggable(level) && allowance.take()) {
      // Formatted here, so that name and version can never be taken for a part of the format.
      log.log(level, line(formatted(translated(bundle, format), parameters)));
    }
  }

  private String line(String text) {
    long leftOut = allowance.leftOut();
    String line = Texts.clipped(text, LONGEST) + tail;
    return leftOut == 0 ? line : "%s lines_left_out=%d".formatted(line, leftOut);
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
