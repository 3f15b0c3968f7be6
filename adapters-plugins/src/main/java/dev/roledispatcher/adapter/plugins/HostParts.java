package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.InstantSource;

/// What a host has from its start to its end.
///
/// @param settings the settings of all plugins
/// @param use which plugins are used
/// @param hasFolder true when plugins may come from a folder, even later
/// @param clock what plugins ask for the time
/// @param stopwatch what measures calls and rests
record HostParts(
    PluginHostSettings settings,
    PluginUse use,
    boolean hasFolder,
    InstantSource clock,
    Stopwatch stopwatch) {}
