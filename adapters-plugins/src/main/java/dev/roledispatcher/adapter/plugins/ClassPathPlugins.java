package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoleSelector;
import java.util.List;

/// The plugins that came with the server: those that its class loader knows.
final class ClassPathPlugins implements PluginSource {

  private final ProviderSearch search;

  ClassPathPlugins(ClassLoader loader) {
    this.search = new ProviderSearch(loader, "class path", null);
  }

  @Override
  public List<FoundPlugin<Classifier>> classifiers() {
    return search.classifiers();
  }

  @Override
  public List<FoundPlugin<RoleSelector>> selectors() {
    return search.selectors();
  }
}
