package dev.roledispatcher.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartSettingsTest {

  @Test
  void takesTheEmbeddedDatabaseInTheUsualFolderWhenNothingIsSet() {
    assertThat(read(Map.of())).isEqualTo(new StartSettings(false, Path.of("./data")));
  }

  @Test
  void takesTheConfiguredDatabase() {
    assertThat(
            read(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/x")).namesDatabase())
        .isTrue();
  }

  @Test
  void takesTheDatabaseOfItsProfile() {
    assertThat(
            read(Map.of("%prod.quarkus.datasource.jdbc.url", "jdbc:postgresql://db/x"))
                .namesDatabase())
        .isTrue();
  }

  @Test
  void takesTheConfiguredFolder() {
    assertThat(read(Map.of("dispatcher.data-dir", "/srv/dispatcher")).dataDir())
        .isEqualTo(Path.of("/srv/dispatcher"));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "localhost, true",
    "::1, true",
    "0.0.0.0, false",
    "192.0.2.7, false",
    "no.such.host.invalid, false"
  })
  void knowsWhichAddressesOthersCanReach(String host, boolean loopback) {
    assertThat(ListenWarning.isLoopback(host)).isEqualTo(loopback);
  }

  private static StartSettings read(Map<String, String> values) {
    return StartSettings.from(
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withProfile("prod")
            .withSources(new PropertiesConfigSource(values, "test", 300))
            .build());
  }
}
