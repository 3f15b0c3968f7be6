package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.SpiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/// Plugins that a test put there.
final class InMemoryPlugins implements PluginSource {

  private final ClassLoader loader;
  private final List<FoundPlugin<Classifier>> classifiers = new ArrayList<>();
  private final List<FoundPlugin<RoleSelector>> selectors = new ArrayList<>();

  InMemoryPlugins(ClassLoader loader) {
    this.loader = loader;
  }

  /// Nothing but the two plugins that are configured when nothing is: `keyword` and `weighted`.
  static InMemoryPlugins defaults() {
    return new InMemoryPlugins(InMemoryPlugins.class.getClassLoader())
        .classifier("keyword", SoundPlugins::human)
        .selector("weighted", SoundPlugins::byId);
  }

  static InMemoryPlugins none() {
    return new InMemoryPlugins(InMemoryPlugins.class.getClassLoader());
  }

  static PluginDescriptor descriptor(String name, PluginOption... options) {
    return new PluginDescriptor(
        name, "1.0", SpiVersion.CURRENT, "A plugin of a test.", List.of(options));
  }

  InMemoryPlugins classifier(String name, Classifier classifier) {
    return classifier(descriptor(name), context -> classifier);
  }

  InMemoryPlugins classifier(
      PluginDescriptor descriptor, Function<PluginContext, Classifier> create) {
    return classifier("test." + descriptor.name(), () -> descriptor, create);
  }

  InMemoryPlugins classifier(
      String provider,
      Supplier<PluginDescriptor> descriptor,
      Function<PluginContext, Classifier> create) {
    return brokenClassifier(provider, () -> new PluginFactory<>(descriptor, create));
  }

  InMemoryPlugins brokenClassifier(String provider, Callable<PluginFactory<Classifier>> factory) {
    classifiers.add(new FoundPlugin<>(provider, "test", loader, factory));
    return this;
  }

  InMemoryPlugins selector(String name, RoleSelector selector) {
    return selector(descriptor(name), context -> selector);
  }

  InMemoryPlugins selector(
      PluginDescriptor descriptor, Function<PluginContext, RoleSelector> create) {
    selectors.add(
        new FoundPlugin<>(
            "test." + descriptor.name(),
            "test",
            loader,
            () -> new PluginFactory<>(() -> descriptor, create)));
    return this;
  }

  @Override
  public List<FoundPlugin<Classifier>> classifiers() {
    return classifiers;
  }

  @Override
  public List<FoundPlugin<RoleSelector>> selectors() {
    return selectors;
  }
}
