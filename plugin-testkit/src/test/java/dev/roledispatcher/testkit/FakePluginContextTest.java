package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.SpiVersion;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakePluginContextTest {

  private static final PluginDescriptor PLUGIN =
      new PluginDescriptor(
          "sample",
          "1.0",
          SpiVersion.CURRENT,
          "Has an option of every type.",
          List.of(
              PluginOption.of("words", PluginOption.Type.TEXT, "approve", "What to look for."),
              PluginOption.of("limit", PluginOption.Type.INTEGER, "3", "How many."),
              PluginOption.of("threshold", PluginOption.Type.DECIMAL, "0.7", "From 0 to 1."),
              PluginOption.of("strict", PluginOption.Type.BOOLEAN, "false", "Whether."),
              PluginOption.of("patience", PluginOption.Type.DURATION, "PT0.5S", "How long."),
              PluginOption.of("model", PluginOption.Type.PATH, null, "Where."),
              PluginOption.of("note", PluginOption.Type.TEXT, null, "Anything."),
              PluginOption.of("seats", PluginOption.Type.INTEGER, null, "How many at most."),
              new PluginOption("key", PluginOption.Type.INTEGER, null, "Opens it.", true)));

  @Test
  void givesEveryOptionItsDefault() {
    PluginSettings settings = FakePluginContext.of(PLUGIN).settings();

    assertThat(settings.text("words")).contains("approve");
    assertThat(settings.integer("limit")).isEqualTo(3);
    assertThat(settings.decimal("threshold")).isEqualTo(0.7);
    assertThat(settings.flag("strict")).isFalse();
    assertThat(settings.duration("patience")).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.path("model")).isEmpty();
    assertThat(settings.text("note")).isEmpty();
  }

  @Test
  void givesWhatIsConfiguredInsteadOfTheDefault(@TempDir Path folder) {
    PluginSettings settings =
        FakePluginContext.of(
                PLUGIN,
                Map.of("limit", "-5", "strict", "true", "model", folder.toString(), "seats", "2"))
            .settings();

    assertThat(settings.integer("limit")).isEqualTo(-5);
    assertThat(settings.flag("strict")).isTrue();
    assertThat(settings.path("model")).contains(folder);
    assertThat(settings.integer("seats")).isEqualTo(2);
    assertThat(settings.text("limit")).contains("-5");
  }

  @Test
  void reportsEveryMistakeAtOnceAndNoSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            FakePluginContext.of(
                PLUGIN, Map.of("limit", "few", "key", "hunter2", "thresold", "0.5")))
        .withMessage(
            """
            The setting limit (few) of plugin (sample) must be a whole number.
            The setting key (secret) of plugin (sample) must be a whole number.
            The option (thresold) must be declared in the descriptor of plugin (sample).\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 1.5",
    "limit, 3000000000",
    "threshold, NaN",
    "threshold, Infinity",
    "threshold, 1e999",
    "threshold, '0,7'",
    "strict, yes",
    "strict, TRUE",
    "patience, 500ms",
    "model, /no/such/file",
  })
  void refusesATextOfAnotherType(String option, String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakePluginContext.of(PLUGIN, Map.of(option, text)))
        .withMessageStartingWith("The setting %s (%s) of plugin (sample) must be ", option, text);
  }

  @Test
  void refusesToReadWhatIsNotDeclared() {
    PluginSettings settings = FakePluginContext.of(PLUGIN).settings();

    assertThatIllegalArgumentException().isThrownBy(() -> settings.text("colour"));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.flag("colour"));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.path("colour"));
  }

  @Test
  void refusesToReadAnOptionAsAnotherType() {
    PluginSettings settings = FakePluginContext.of(PLUGIN).settings();

    assertThatIllegalArgumentException().isThrownBy(() -> settings.integer("threshold"));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.path("words"));
  }

  @Test
  void refusesToReadANumberThatIsNotThere() {
    PluginSettings settings = FakePluginContext.of(PLUGIN).settings();

    assertThatIllegalArgumentException().isThrownBy(() -> settings.integer("seats"));
  }

  @Test
  void remembersWhatIsLogged() {
    FakePluginContext context = FakePluginContext.of(PLUGIN);
    IllegalStateException fault = new IllegalStateException("no model");

    context.logger().log(Level.INFO, "loaded {0} words", 12);
    context.logger().log(Level.DEBUG, "it's plain");
    context.logger().log(Level.WARNING, "fell back", fault);

    assertThat(context.logger().lines())
        .containsExactly(
            new RecordingLogger.Line(Level.INFO, "loaded 12 words", null),
            new RecordingLogger.Line(Level.DEBUG, "it's plain", null),
            new RecordingLogger.Line(Level.WARNING, "fell back", fault));
    assertThat(context.logger().getName()).isEqualTo("sample");
  }

  @Test
  void standsStillInTime() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");

    assertThat(FakePluginContext.of(PLUGIN).clock().instant()).isEqualTo(FakePluginContext.NOW);
    assertThat(FakePluginContext.of(PLUGIN).at(noon).clock().instant()).isEqualTo(noon);
  }
}
