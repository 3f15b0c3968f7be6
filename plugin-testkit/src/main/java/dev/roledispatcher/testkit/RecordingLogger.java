package dev.roledispatcher.testkit;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A logger that keeps every line instead of printing it. Safe from any thread.
public final class RecordingLogger implements System.Logger {

  /// One line that was logged.
  ///
  /// @param level how important it is
  /// @param message the text with its parameters filled in
  /// @param thrown what was thrown, null when nothing was
  public record Line(Level level, String message, @Nullable Throwable thrown) {}

  private final String name;
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  RecordingLogger(String name) {
    this.name = name;
  }

  /// Everything logged so far, oldest first.
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  @Override
  public String getName() {
    return name;
  }

  /// True for every level, so that what is logged at any level is tested too.
  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    lines.add(new Line(level, String.valueOf(message), thrown));
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    boolean plain = format == null || parameters == null || parameters.length == 0;
    lines.add(
        new Line(
            level,
            plain ? String.valueOf(format) : MessageFormat.format(format, parameters),
            null));
  }
}
