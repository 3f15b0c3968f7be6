package dev.roledispatcher.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every setting has a default, is documented with it, and is read.
class SettingsTest {

  private static final Path PAGE = Path.of("..", "docs", "settings.md");
  private static final Pattern ROW = Pattern.compile("^\\| `(dispatcher\\.[^`]+)` \\| ([^|]*) \\|");

  @Test
  void thePageListsEverySettingWithItsDefaultAndNoOther() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.find() && !row.group(1).contains("<")) {
        documented.put(row.group(1), row.group(2).strip());
      }
    }
    assertThat(documented).containsExactlyInAnyOrderEntriesOf(settings());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everySettingIsReadFromItsKey(String key) {
    String wrong = "not a value of this setting \u0000";
    boolean anyText =
        List.of(
                "dispatcher.classifier.chain",
                "dispatcher.classifier.shadow",
                "dispatcher.selector.shadow",
                "dispatcher.plugin-limits.trusted",
                "dispatcher.selector.name",
                "dispatcher.context.tokenizer",
                "dispatcher.context.other-models",
                "dispatcher.context.required-sources",
                "dispatcher.context.project-field",
                "dispatcher.queue.fairness-field",
                "dispatcher.affinity.field",
                "dispatcher.plugin-folder.allowed-sums",
                "dispatcher.plugin-folder.watch-every")
            .contains(key);
    if (anyText) {
      ServerSettings read = read(Map.of(key, "other"));
      assertThat(
              Stream.of(
                  read.selector().name().getValue(),
                  read.context().tokenizer(),
                  read.context().otherModels(),
                  read.context().requiredSources().getFirst(),
                  read.context().projectField(),
                  read.queue().fairnessField(),
                  read.affinity().field(),
                  read.pluginFolder().allowedSums().getFirst(),
                  read.pluginFolder().watchEvery(),
                  read.classifier().chain().getFirst(),
                  read.classifier().shadow().getFirst(),
                  read.selector().shadow().getFirst(),
                  read.pluginLimits().trusted().iterator().next()))
          .contains("other");
    } else {
      assertThatThrownBy(() -> read(Map.of(key, wrong)))
          .as("a wrong value is noticed, so the key is read")
          .hasMessageContaining(key);
    }
  }

  @Test
  void readsWhatIsSet() {
    ServerSettings read =
        read(
            Map.of(
                "dispatcher.max-dispatch-attempts", "5",
                "dispatcher.dispatch-timeout", "250ms",
                "dispatcher.classifier.chain", "first,second",
                "dispatcher.classifier.when-undecided", "fail",
                "dispatcher.limits.kinds.incident", "7",
                "dispatcher.plugins.keyword.human-threshold", "0.7"));
    assertThat(read.maxDispatchAttempts()).isEqualTo(5);
    assertThat(read.limits().kinds()).isEqualTo(Map.of("incident", 7));
    assertThat(read.dispatchTimeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(read.classifier().chain()).containsExactly("first", "second");
    assertThat(read.classifier().whenUndecided()).isEqualTo(ServerSettings.WhenUndecided.FAIL);
    assertThat(read.plugins()).isEqualTo(Map.of("keyword", Map.of("human-threshold", "0.7")));
  }

  @Test
  void knowsWhetherTheSelectorWasChosen() {
    assertThat(read(Map.of()).selector().name().getConfigSourceOrdinal())
        .isEqualTo(Integer.MIN_VALUE);
    assertThat(
            read(Map.of("dispatcher.selector.name", "weighted"))
                .selector()
                .name()
                .getConfigSourceOrdinal())
        .isEqualTo(300);
  }

  @Test
  void refusesAKeyNobodyKnows() {
    assertThatThrownBy(() -> read(Map.of("dispatcher.dispatch-timout", "5s")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("dispatcher.dispatch-timout");
  }

  static Stream<String> keys() {
    return settings().keySet().stream();
  }

  private static Map<String, String> settings() {
    Map<String, String> found = new LinkedHashMap<>();
    collect(
        ServerSettings.class,
        ServerSettings.class.getAnnotation(ConfigMapping.class).prefix(),
        found);
    return found;
  }

  private static void collect(Class<?> group, String prefix, Map<String, String> found) {
    for (Method method : group.getDeclaredMethods()) {
      String key = prefix + "." + kebab(method.getName());
      WithDefault value = method.getAnnotation(WithDefault.class);
      if (value != null) {
        found.put(key, value.value());
      } else if (method.getReturnType().isInterface() && method.getReturnType() != Map.class) {
        collect(method.getReturnType(), key, found);
      }
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static ServerSettings read(Map<String, String> values) {
    return DefaultSettings.from(new PropertiesConfigSource(values, "test", 300));
  }
}
