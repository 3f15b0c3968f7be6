package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.PluginDescriptor;

/// A plugin that was read and may be made.
///
/// @param descriptor who it is, checked
/// @param found where it comes from
/// @param factory makes it
record UsablePlugin<P>(
    PluginDescriptor descriptor, FoundPlugin<P> found, PluginFactory<P> factory) {

  String name() {
    return descriptor.name();
  }
}
