package dev.roledispatcher.adapter.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginHostSettingsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void nameTheBuiltInPluginsWhenNothingIsConfigured() {
    assertThat(PluginHostSettings.DEFAULT.classifierNames()).containsExactly("keyword", "ml");
    assertThat(PluginHostSettings.DEFAULT.selector()).isEqualTo("weighted");
    assertThat(PluginHostSettings.DEFAULT.classifierDeadline()).isEqualTo(Duration.ofMillis(500));
    assertThat(PluginHostSettings.DEFAULT.selectorDeadline()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void printNoTextOfAnOption() {
    PluginHostSettings settings =
        Fixtures.options(Map.of("keyword", Map.of("token", "hunter2", "size", "9")));
    assertThat(settings.toString())
        .contains("options={keyword=[size, token]}")
        .doesNotContain("hunter2");
  }

  @Test
  void doNotChangeWithTheMapsTheyWereMadeFrom() {
    Map<String, String> texts = new HashMap<>(Map.of("size", "9"));
    PluginHostSettings settings = Fixtures.options(Map.of("keyword", texts));
    texts.put("size", "10");
    assertThat(settings.options()).isEqualTo(Map.of("keyword", Map.of("size", "9")));
  }

  @Test
  void refuseDeadlinesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Duration.ZERO, SECOND, SECOND))
        .withMessage(
            "The deadline of a classifier (PT0S) must be longer than nothing and at most a day.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(SECOND, Duration.ofDays(2), SECOND))
        .withMessageContaining("The deadline of the role selector (PT48H)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(SECOND, SECOND, SECOND.negated()))
        .withMessageContaining("The deadline for making a plugin (PT-1S)");
  }

  @Test
  void refuseLimitsThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimits(0, 1, 1, SECOND, Set.of()))
        .withMessage("The concurrency (0) of plugin calls must be 1 to 1000.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimits(1, 0, 1, SECOND, Set.of()))
        .withMessageContaining("The queue (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimits(1, 1, 0, SECOND, Set.of()))
        .withMessageContaining("The failures before a rest (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimits(1, 1, 1, Duration.ZERO, Set.of()))
        .withMessageContaining("The rest of a failing plugin (PT0S)");
  }

  private static PluginHostSettings settings(
      Duration classifier, Duration selector, Duration creation) {
    return new PluginHostSettings(
        List.of(),
        "weighted",
        classifier,
        selector,
        creation,
        CallLimits.DEFAULT,
        Weighing.EVEN,
        ShadowSettings.NOBODY,
        Map.of());
  }
}
