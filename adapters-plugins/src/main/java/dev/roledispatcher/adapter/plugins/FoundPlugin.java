package dev.roledispatcher.adapter.plugins;

import java.util.concurrent.Callable;

/// A plugin that was found and not looked into yet.
///
/// @param provider the class that says it makes the plugin, or what else names the finding
/// @param origin where it was found, for people
/// @param loader the class loader its code runs with
/// @param factory makes its factory: code of the plugin, which may throw anything
record FoundPlugin<P>(
    String provider, String origin, ClassLoader loader, Callable<PluginFactory<P>> factory) {}
