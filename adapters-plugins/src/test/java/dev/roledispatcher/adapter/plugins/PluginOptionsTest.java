package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.InMemoryPlugins.descriptor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.SpiVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginOptionsTest {

  private static final List<PluginOption> OPTIONS =
      List.of(
          PluginOption.of("label", PluginOption.Type.TEXT, null, "A text."),
          PluginOption.of("size", PluginOption.Type.INTEGER, "7", "A number."),
          PluginOption.of("human-threshold", PluginOption.Type.DECIMAL, "0.5", "A number."),
          PluginOption.of("strict", PluginOption.Type.BOOLEAN, "false", "A flag."),
          PluginOption.of("pause", PluginOption.Type.DURATION, "PT1S", "A duration."),
          PluginOption.of("file", PluginOption.Type.PATH, null, "A file."),
          new PluginOption("token", PluginOption.Type.TEXT, null, "A secret.", true),
          new PluginOption("pin", PluginOption.Type.INTEGER, null, "A secret number.", true));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          size,            12
          size,            -12
          human-threshold, 0.75
          human-threshold, 1e-3
          strict,          true
          pause,           PT0.5S
          file,            .
          label,           anything at all
          pin,             1234
          """)
  void acceptsATextOfItsType(String option, String text) {
    assertThat(mistakesWith(option, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size            | 1.5          | The option size (1.5) of plugin (keyword) must be a whole number.
          size            | 99999999999  | The option size (99999999999) of plugin (keyword) must be a whole number.
          human-threshold | half         | The option human-threshold (half) of plugin (keyword) must be a decimal number.
          human-threshold | NaN          | The option human-threshold (NaN) of plugin (keyword) must be a decimal number.
          human-threshold | 1e999        | The option human-threshold (1e999) of plugin (keyword) must be a decimal number.
          strict          | yes          | The option strict (yes) of plugin (keyword) must be true or false.
          strict          | TRUE         | The option strict (TRUE) of plugin (keyword) must be true or false.
          pause           | 5s           | The option pause (5s) of plugin (keyword) must be an ISO-8601 duration such as PT0.5S.
          file            | no/such/file | The option file (no/such/file) of plugin (keyword) must be the path of a file or folder that exists.
          pin             | hunter2      | The secret option (pin) of plugin (keyword) must be a whole number.
          humanthreshold  | 0.5          | The option (humanthreshold) of plugin (keyword) must be one that it declares: file, human-threshold, label, pause, pin, size, strict, token; maybe (human-threshold) is meant.
          colour          | red          | The option (colour) of plugin (keyword) must be one that it declares: file, human-threshold, label, pause, pin, size, strict, token.
          """)
  void refusesWhatIsNoTextOfItsTypeOrNotDeclared(String option, String text, String mistake) {
    assertThat(mistakesWith(option, text)).containsExactly(mistake);
  }

  @Test
  void tellsEveryMistakeOfEveryPluginAtOnce() {
    InMemoryPlugins plugins =
        plugins(new ArrayList<>())
            .classifier(
                descriptor("ml", PluginOption.of("rate", PluginOption.Type.DECIMAL, "1", "")),
                context -> SoundPlugins::human);
    assertThat(
            mistakes(
                plugins,
                Map.of(
                    "keyword", Map.of("size", "big", "strikt", "true"),
                    "ml", Map.of("rate", "fast"),
                    "weighted", Map.of("coverage", "1"),
                    "keywords", Map.of("size", "1"))))
        .containsExactly(
            "The option size (big) of plugin (keyword) must be a whole number.",
            "The option rate (fast) of plugin (ml) must be a decimal number.",
            "The option (strikt) of plugin (keyword) must be one that it declares: file, human-threshold, label, pause, pin, size, strict, token; maybe (strict) is meant.",
            "The options dispatcher.plugins.keywords.* must be those of a plugin, and there is keyword, ml, weighted; maybe (keyword) is meant.",
            "The option (coverage) of plugin (weighted) must be one that it declares: none.");
  }

  @Test
  void letsTheOptionsOfAPluginBeThatCannotBeUsed() {
    InMemoryPlugins plugins =
        plugins(new ArrayList<>())
            .classifier(
                new PluginDescriptor("old", "1", SpiVersion.CURRENT + 1, "", List.of()),
                context -> SoundPlugins::human);
    assertThat(mistakes(plugins, Map.of("old", Map.of("anything", "goes")))).isEmpty();
  }

  @Test
  void sharesTheOptionsOfANameBetweenAClassifierAndASelector() {
    InMemoryPlugins plugins =
        plugins(new ArrayList<>())
            .classifier(
                descriptor("weighted", PluginOption.of("rate", PluginOption.Type.DECIMAL, "1", "")),
                context -> SoundPlugins::human);
    assertThat(mistakes(plugins, Map.of("weighted", Map.of("rate", "2")))).isEmpty();
  }

  @Test
  void showsOptionsWithTheirDefaultsAndMasksSecrets() {
    Map<String, Map<String, String>> configured =
        Map.of("keyword", Map.of("token", "hunter2", "size", "9"));
    try (PluginHost host =
        PluginHost.start(
            Fixtures.options(configured), CLOCK, new TestStopwatch(), plugins(new ArrayList<>()))) {
      PluginStatus keyword = host.plugins().getFirst();
      assertThat(keyword.options())
          .containsOnly(
              Map.entry("size", "9"),
              Map.entry("human-threshold", "0.5"),
              Map.entry("strict", "false"),
              Map.entry("pause", "PT1S"),
              Map.entry("token", "***"));
    }
  }

  @Test
  void handsPluginsTheirOptionsInTheirTypes(@TempDir Path folder) {
    PluginSettings settings =
        settings(
            Map.of(
                "label", "x",
                "size", "9",
                "strict", "true",
                "token", "hunter2",
                "file", folder.toString()));
    assertThat(settings.text("label")).contains("x");
    assertThat(settings.text("size")).contains("9");
    assertThat(settings.integer("size")).isEqualTo(9);
    assertThat(settings.decimal("human-threshold")).isEqualTo(0.5);
    assertThat(settings.flag("strict")).isTrue();
    assertThat(settings.duration("pause")).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.path("file")).contains(folder);
    assertThat(settings.text("token")).contains("hunter2");
  }

  @Test
  void handsPluginsNothingWhereNothingIsConfigured() {
    PluginSettings settings = settings(Map.of());
    assertThat(settings.text("label")).isEmpty();
    assertThat(settings.path("file")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.integer("pin"))
        .withMessageContaining("must have a default or be configured");
  }

  @Test
  void refusesToReadAnOptionThatIsNotDeclaredOrOfAnotherType() {
    PluginSettings settings = settings(Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.text("colour"))
        .withMessage("The option (colour) must be declared in the descriptor of plugin (keyword).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.integer("label"))
        .withMessageContaining("must be read as the TEXT it is declared to be, not as INTEGER");
  }

  private static PluginSettings settings(Map<String, String> configured) {
    List<PluginSettings> given = new ArrayList<>();
    PluginHost.start(
            Fixtures.options(Map.of("keyword", configured)),
            CLOCK,
            new TestStopwatch(),
            plugins(given))
        .close();
    return given.getFirst();
  }

  private static List<String> mistakesWith(String option, String text) {
    return mistakes(plugins(new ArrayList<>()), Map.of("keyword", Map.of(option, text)));
  }

  private static List<String> mistakes(
      PluginSource plugins, Map<String, Map<String, String>> configured) {
    PluginConfigurationException refusal =
        catchThrowableOfType(
            PluginConfigurationException.class,
            () ->
                PluginHost.start(Fixtures.options(configured), CLOCK, new TestStopwatch(), plugins)
                    .close());
    return refusal == null ? List.of() : refusal.mistakes();
  }

  private static InMemoryPlugins plugins(List<PluginSettings> given) {
    return InMemoryPlugins.none()
        .classifier(
            descriptor("keyword", OPTIONS.toArray(PluginOption[]::new)),
            context -> {
              given.add(context.settings());
              return SoundPlugins::human;
            })
        .selector("weighted", SoundPlugins::byId);
  }
}
