package dev.roledispatcher.server.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/// The settings of a server that nobody configured.
public final class DefaultSettings {

  private DefaultSettings() {}

  /// Defaults, and what the server's own file says.
  public static ServerSettings read() {
    URL file =
        Objects.requireNonNull(
            DefaultSettings.class.getResource("/application.properties"),
            "The server must bring its settings.");
    try {
      return from(new PropertiesConfigSource(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Defaults, and what the source says.
  static ServerSettings from(ConfigSource source) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Duration.class, 200, new DurationText())
        .withConverter(MemorySize.class, 200, new MemorySizeConverter())
        .withMapping(ServerSettings.class)
        .withSources(source)
        .build()
        .getConfigMapping(ServerSettings.class);
  }

  /// Durations as Quarkus reads them.
  private static final class DurationText implements Converter<Duration> {

    private static final long serialVersionUID = 1L;

    @Override
    public Duration convert(String value) {
      return DurationConverter.parseDuration(value);
    }
  }
}
