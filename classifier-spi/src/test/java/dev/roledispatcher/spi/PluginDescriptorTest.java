package dev.roledispatcher.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginDescriptorTest {

  private static final PluginOption OPTION =
      PluginOption.of("human-threshold", PluginOption.Type.DECIMAL, "0.6", "0 to 1.");

  @ParameterizedTest
  @ValueSource(strings = {"a", "keyword", "my-classifier-2"})
  void takesKebabCaseNames(String name) {
    assertThat(described(name, "1.0").name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Keyword", "2nd", "a_b", "a.b", "a b", "ä"})
  void refusesOtherNamesAndNamesThem(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> described(name, "1.0"))
        .withMessageContaining("(" + name + ")");
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThat(described("a".repeat(64), "1.0").name()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> described("a".repeat(65), "1.0"));
  }

  @Test
  void needsAVersion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> described("keyword", " "))
        .withMessageContaining("keyword");
  }

  @Test
  void declaresAnOptionOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new PluginDescriptor("keyword", "1.0", SpiVersion.CURRENT, "", List.of(OPTION, OPTION)))
        .withMessageContaining("human-threshold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Threshold", "a--b", "a-", "-a", "a_b", "1a"})
  void optionNamesAreKebabCase(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PluginOption.of(name, PluginOption.Type.TEXT, null, ""))
        .withMessageContaining("(" + name + ")");
  }

  @Test
  void aSecretHasNoDefault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PluginOption("token", PluginOption.Type.TEXT, "x", "", true))
        .withMessageContaining("token");
    assertThat(new PluginOption("token", PluginOption.Type.TEXT, null, "", true).secret()).isTrue();
  }

  private static PluginDescriptor described(String name, String version) {
    return new PluginDescriptor(name, version, SpiVersion.CURRENT, "", List.of(OPTION));
  }
}
