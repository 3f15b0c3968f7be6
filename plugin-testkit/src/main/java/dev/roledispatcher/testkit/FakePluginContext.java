package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// A host for one plugin: checked settings, a logger that remembers and a clock that stands still.
public final class FakePluginContext implements PluginContext {

  /// The time at which the clock of every fake stands unless told otherwise.
  public static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private final PluginSettings settings;
  private final RecordingLogger logger;
  private final InstantSource clock;

  private FakePluginContext(PluginSettings settings, RecordingLogger logger, InstantSource clock) {
    this.settings = settings;
    this.logger = logger;
    this.clock = clock;
  }

  /// A host that configures nothing, so that every option has its default.
  public static FakePluginContext of(PluginDescriptor descriptor) {
    return of(descriptor, Map.of());
  }

  /// A host with these settings; options that are left out have their defaults.
  ///
  /// @param configured the text of each configured option, by its name
  /// @throws IllegalArgumentException with every mistake at once: options that the plugin does not
  ///   declare, texts that are not of the declared type
  public static FakePluginContext of(PluginDescriptor descriptor, Map<String, String> configured) {
    return new FakePluginContext(
        FakePluginSettings.of(descriptor, configured),
        new RecordingLogger(descriptor.name()),
        InstantSource.fixed(NOW));
  }

  /// The same host with its clock at another time.
  public FakePluginContext at(Instant now) {
    return new FakePluginContext(settings, logger, InstantSource.fixed(now));
  }

  @Override
  public PluginSettings settings() {
    return settings;
  }

  @Override
  public RecordingLogger logger() {
    return logger;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }
}
