package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Holds the configured options of all plugins against what the plugins declare, and collects every
/// mistake.
///
/// A classifier and a selector may share a name; then they share its options, and each gets those
/// that it declares.
final class OptionReview {

  private final Map<String, Map<String, String>> configured;
  private final List<String> mistakes = new ArrayList<>();

  OptionReview(Map<String, Map<String, String>> configured) {
    this.configured = new TreeMap<>(configured);
  }

  /// The settings of one plugin.
  CheckedSettings settings(PluginDescriptor plugin) {
    return CheckedSettings.of(plugin, configured.getOrDefault(plugin.name(), Map.of()), mistakes);
  }

  /// The configured names that nobody has and that look like nobody's: of plugins that may be put
  /// into the folder later.
  ///
  /// @param usable every plugin that may be used
  Set<String> comingLater(List<PluginDescriptor> usable) {
    Set<String> names = new TreeSet<>();
    usable.forEach(plugin -> names.add(plugin.name()));
    Set<String> later = new TreeSet<>(configured.keySet());
    later.removeIf(name -> names.contains(name) || !DidYouMean.tail(name, names).isEmpty());
    return later;
  }

  /// Looks for options that no plugin declares.
  ///
  /// @param usable every plugin that may be used
  /// @param unusable the names of the others; their options are let be
  /// @param unreadable a sentence on those without a name, or nothing
  void findStrays(List<PluginDescriptor> usable, Set<String> unusable, String unreadable) {
    Map<String, Set<String>> declared = new TreeMap<>();
    for (PluginDescriptor plugin : usable) {
      Set<String> names = declared.computeIfAbsent(plugin.name(), name -> new TreeSet<>());
      plugin.options().stream().map(PluginOption::name).forEach(names::add);
    }
    configured.forEach((plugin, texts) -> {
      Set<String> names = declared.get(plugin);
      if (names != null) {
        findStrays(plugin, names, texts.keySet());
      } else if (!unusable.contains(plugin)) {
        mistakes.add(
            "The options dispatcher.plugins.%s.* must be those of a plugin, and there is %s%s.%s"
                .formatted(
                    Texts.onOneLine(plugin, 64),
                    listed(declared.keySet()),
                    DidYouMean.tail(plugin, declared.keySet()),
                    unreadable));
      }
    });
  }

  /// Every mistake, in the order found.
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  private void findStrays(String plugin, Set<String> declared, Set<String> given) {
    for (String option : new TreeSet<>(given)) {
      if (!declared.contains(option)) {
        mistakes.add(
            "The option (%s) of plugin (%s) must be one that it declares: %s%s."
                .formatted(
                    Texts.onOneLine(option, 64),
                    plugin,
                    listed(declared),
                    DidYouMean.tail(option, declared)));
      }
    }
  }

  private static String listed(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
