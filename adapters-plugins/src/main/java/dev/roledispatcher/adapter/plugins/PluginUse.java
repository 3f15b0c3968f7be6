package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.adapter.plugins.folder.FolderSettings.Activation;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoleSelector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which plugins are to be used, by name: what the configuration names, and what of the plugin
/// folder it lets in.
///
/// Plugins that the configuration names are required. Of the folder's other plugins, classifiers
/// stand in front of the configured chain, by name; the first selector by name replaces the default
/// one, unless one was configured.
///
/// @param settings the configured names
/// @param activation which plugins of the folder are used
/// @param selectorConfigured true when somebody chose the role selector, false when it is the
///   default
record PluginUse(PluginHostSettings settings, Activation activation, boolean selectorConfigured) {

  /// The classifiers, in the order in which they are asked.
  ///
  /// @param fromBefore names of plugins of the folder that may have to be kept
  List<String> classifiers(Shelf<Classifier> shelf, Set<String> fromBefore) {
    List<String> names = new ArrayList<>(fromFolder(shelf, fromBefore));
    names.removeAll(settings.classifierNames());
    names.removeAll(settings.shadows().classifiers());
    names.addAll(new LinkedHashSet<>(settings.classifierNames()));
    return names;
  }

  /// The role selectors, the one to be used first; the others only if it fails.
  List<String> selectors(Shelf<RoleSelector> shelf, Set<String> fromBefore) {
    List<String> names = new ArrayList<>();
    if (!selectorConfigured) {
      names.addAll(fromFolder(shelf, fromBefore));
      names.remove(settings.selector());
      names.removeAll(settings.shadows().selectors());
    }
    names.add(settings.selector());
    return names;
  }

  /// True when the server does not start without it.
  boolean requiresClassifier(String name) {
    return settings.classifierNames().contains(name);
  }

  /// True when the server does not start without it.
  boolean requiresSelector(String name) {
    return settings.selector().equals(name);
  }

  /// A sentence on each plugin that is named more than once.
  List<String> repeated() {
    Set<String> distinct = new HashSet<>();
    List<String> mistakes = new ArrayList<>();
    for (String name : settings.classifierNames()) {
      if (!distinct.add(name)) {
        mistakes.add("The classifier (%s) must be in the chain once.".formatted(name));
      }
    }
    for (String name : settings.shadows().classifiers()) {
      if (distinct.contains(name)) {
        mistakes.add("The classifier (%s) must be in the chain or a shadow.".formatted(name));
      }
    }
    if (settings.shadows().selectors().contains(settings.selector())) {
      mistakes.add(
          "The role selector (%s) must decide or be a shadow.".formatted(settings.selector()));
    }
    return mistakes;
  }

  private Set<String> fromFolder(Shelf<?> shelf, Set<String> fromBefore) {
    return switch (activation) {
      case NAMED -> Set.of();
      case ALL -> {
        Set<String> names = new TreeSet<>(fromBefore);
        for (UsablePlugin<?> plugin : shelf.usable()) {
          if (!plugin.found().isBuiltIn()) {
            names.add(plugin.name());
          }
        }
        yield names;
      }
    };
  }
}
