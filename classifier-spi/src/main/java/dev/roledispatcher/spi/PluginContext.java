package dev.roledispatcher.spi;

import java.time.InstantSource;

/// What the host gives a plugin when it creates it. Safe to keep and to use from any thread.
public interface PluginContext {

  /// The plugin's own settings, already checked.
  PluginSettings settings();

  /// The plugin's own logger; its lines carry the plugin's name and version.
  System.Logger logger();

  /// The clock of the host. Plugins ask it instead of the system, so that decisions can be
  /// replayed.
  InstantSource clock();
}
