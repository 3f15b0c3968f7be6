package dev.roledispatcher.adapter.plugins;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A plugin that was found and not looked into yet.
///
/// @param provider the class that says it makes the plugin, or what else names the finding
/// @param origin where it was found, for people
/// @param sha256 the sum of the jars it was found in; null for a plugin that is built in
/// @param loader the class loader its code runs with
/// @param factory makes its factory: code of the plugin, which may throw anything
record FoundPlugin<P>(
    String provider,
    String origin,
    @Nullable String sha256,
    ClassLoader loader,
    Callable<PluginFactory<P>> factory) {

  /// One that is built in.
  FoundPlugin(
      String provider, String origin, ClassLoader loader, Callable<PluginFactory<P>> factory) {
    this(provider, origin, null, loader, factory);
  }

  /// True when it came with the server, false when it came from the plugin folder.
  boolean isBuiltIn() {
    return sha256 == null;
  }
}
