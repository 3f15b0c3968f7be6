package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoleSelector;
import java.util.List;

/// A place where plugins are found. Looked into once, while the host starts; never throws.
interface PluginSource {

  /// Every classifier that is there, usable or not.
  List<FoundPlugin<Classifier>> classifiers();

  /// Every role selector that is there, usable or not.
  List<FoundPlugin<RoleSelector>> selectors();
}
