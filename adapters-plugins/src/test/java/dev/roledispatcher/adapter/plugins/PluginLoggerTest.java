package dev.roledispatcher.adapter.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PluginLoggerTest {

  private static final java.util.logging.Logger BEHIND =
      java.util.logging.Logger.getLogger("dispatcher.plugin.tried");

  private final TestStopwatch stopwatch = new TestStopwatch();
  private final List<LogRecord> lines = new ArrayList<>();
  private final Handler handler = new Collecting(lines);
  private final Logger logger = PluginLogger.of(InMemoryPlugins.descriptor("tried"), stopwatch);

  @BeforeEach
  void listens() {
    BEHIND.addHandler(handler);
    BEHIND.setUseParentHandlers(false);
  }

  @AfterEach
  void stopsListening() {
    BEHIND.removeHandler(handler);
  }

  @Test
  void isNamedAfterThePlugin() {
    assertThat(logger.getName()).isEqualTo("dispatcher.plugin.tried");
  }

  @Test
  void endsEveryLineWithNameAndVersion() {
    IllegalStateException boom = new IllegalStateException("boom");
    logger.log(Level.INFO, "plain");
    logger.log(Level.INFO, "model={0} size={1}", "small", 3);
    logger.log(Level.INFO, () -> "lazy");
    logger.log(Level.WARNING, "failed", boom);
    assertThat(lines)
        .extracting(LogRecord::getMessage)
        .containsExactly(
            "plain plugin=tried version=1.0",
            "model=small size=3 plugin=tried version=1.0",
            "lazy plugin=tried version=1.0",
            "failed plugin=tried version=1.0");
    assertThat(lines.getLast().getThrown()).isSameAs(boom);
  }

  @Test
  void writesAsItStandsWhatIsNoFormat() {
    logger.log(Level.INFO, "a {brace", "x");
    assertThat(lines)
        .extracting(LogRecord::getMessage)
        .containsExactly("a {brace plugin=tried version=1.0");
  }

  @Test
  void translatesWithTheBundleOfThePlugin() {
    ResourceBundle bundle = new Words();
    logger.log(Level.INFO, bundle, "greeting", "you");
    logger.log(Level.INFO, bundle, "unknown", "you");
    assertThat(lines)
        .extracting(LogRecord::getMessage)
        .containsExactly("hello you plugin=tried version=1.0", "unknown plugin=tried version=1.0");
  }

  @Test
  void writesNothingBelowItsLevel() {
    assertThat(logger.isLoggable(Level.TRACE)).isFalse();
    logger.log(Level.TRACE, "unseen");
    logger.log(Level.TRACE, "unseen", new IllegalStateException("boom"));
    assertThat(lines).isEmpty();
  }

  @Test
  void cutsAFloodShortAndSaysHowMuchOfIt() {
    for (int i = 0; i < 10_000; i++) {
      logger.log(Level.INFO, "flood");
    }
    assertThat(lines).hasSize(500);
    stopwatch.advance(Duration.ofSeconds(1));
    for (int i = 0; i < 10_000; i++) {
      logger.log(Level.INFO, "flood", new IllegalStateException("boom"));
    }
    assertThat(lines).hasSize(550);
    assertThat(lines.get(500).getMessage())
        .isEqualTo("flood plugin=tried version=1.0 lines_left_out=9500");
    assertThat(lines.getLast().getMessage()).isEqualTo("flood plugin=tried version=1.0");
  }

  @Test
  void cutsALongLineShort() {
    logger.log(Level.INFO, "x".repeat(1_000_000));
    assertThat(lines.getLast().getMessage()).hasSizeLessThan(11_000).contains("…").endsWith("1.0");
  }

  private static final class Words extends ListResourceBundle {
    @Override
    protected Object[][] getContents() {
      return new Object[][] {{"greeting", "hello {0}"}};
    }
  }

  private static final class Collecting extends Handler {

    private final List<LogRecord> lines;

    Collecting(List<LogRecord> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
