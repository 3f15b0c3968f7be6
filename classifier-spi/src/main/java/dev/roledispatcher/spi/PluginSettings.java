package dev.roledispatcher.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The checked settings of one plugin: every declared option, its configured text or its default.
///
/// The host checked each text against its [PluginOption.Type] before it created the plugin, so
/// reading never fails for a declared option. Reading an undeclared one is a fault of the plugin
/// and throws [IllegalArgumentException].
public interface PluginSettings {

  /// The text of an option, empty when it has neither a configured value nor a default.
  Optional<String> text(String option);

  /// A [PluginOption.Type#INTEGER] option that has a default or is configured.
  int integer(String option);

  /// A [PluginOption.Type#DECIMAL] option that has a default or is configured.
  double decimal(String option);

  /// A [PluginOption.Type#BOOLEAN] option that has a default or is configured.
  boolean flag(String option);

  /// A [PluginOption.Type#DURATION] option that has a default or is configured.
  Duration duration(String option);

  /// A [PluginOption.Type#PATH] option, empty when not configured.
  Optional<Path> path(String option);
}
