package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginSettings;
import java.time.InstantSource;

/// What the host gives a plugin.
///
/// @param settings its checked settings
/// @param logger its logger
/// @param clock the clock of the host
record HostedContext(PluginSettings settings, System.Logger logger, InstantSource clock)
    implements PluginContext {}
