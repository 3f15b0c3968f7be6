package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the factories of both kinds of plugin have in common. Both functions are code of the
/// plugin.
///
/// @param descriptor says who it is
/// @param create makes it
record PluginFactory<P>(Supplier<PluginDescriptor> descriptor, Function<PluginContext, P> create) {

  static PluginFactory<Classifier> of(ClassifierFactory factory) {
    return new PluginFactory<>(factory::descriptor, factory::create);
  }

  static PluginFactory<RoleSelector> of(RoleSelectorFactory factory) {
    return new PluginFactory<>(factory::descriptor, factory::create);
  }
}
