package dev.roledispatcher.server.start;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The two settings that count before the server is there: which database, and where the embedded
/// one lives.
///
/// @param namesDatabase true when a database is configured
/// @param dataDir the folder of the embedded database
record StartSettings(boolean namesDatabase, Path dataDir) {

  static final String URL = "quarkus.datasource.jdbc.url";

  private static final String DATA_DIR = "dispatcher.data-dir";
  private static final Path FILE = Path.of("config", "application.properties");

  /// Where a server looks for `config/application.properties`, with the precedence it has there.
  private static final int FILE_ORDINAL = 260;

  /// Reads system properties, the environment and `config/application.properties` in the working
  /// folder.
  static StartSettings read() {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .withProfile("prod");
    if (Files.isRegularFile(FILE)) {
      try {
        builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), FILE_ORDINAL));
      } catch (IOException e) {
        throw new UncheckedIOException("The file (%s) cannot be read.".formatted(FILE), e);
      }
    }
    return from(builder.build());
  }

  static StartSettings from(SmallRyeConfig config) {
    return new StartSettings(
        config.getOptionalValue(URL, String.class).filter(url -> !url.isBlank()).isPresent(),
        Path.of(config.getOptionalValue(DATA_DIR, String.class).orElse("./data")));
  }
}
