package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.adapter.plugins.folder.Finding;
import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoleSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// All plugins there are to choose from: those that came with the server, and those of the folder.
final class Offer {

  /// Jars of the folder named in one message.
  private static final int MOST_TOLD = 3;

  private final Shelf<Classifier> classifiers;
  private final Shelf<RoleSelector> selectors;
  private final List<PluginStatus> unread = new ArrayList<>();
  private final Map<String, String> troubles = new HashMap<>();

  /// @param refused what of the folder is not loaded
  Offer(Contents builtIn, List<Contents> fromFolder, List<Finding.Refused> refused) {
    List<ReadPlugin<Classifier>> readClassifiers = new ArrayList<>(builtIn.classifiers());
    List<ReadPlugin<RoleSelector>> readSelectors = new ArrayList<>(builtIn.selectors());
    for (Contents contents : fromFolder) {
      readClassifiers.addAll(contents.classifiers());
      readSelectors.addAll(contents.selectors());
      unread.addAll(contents.problems());
      contents
          .troubles()
          .forEach(trouble -> troubles.put(trouble.origin(), String.valueOf(trouble.reason())));
    }
    for (Finding.Refused one : refused) {
      unread.add(
          PluginStatuses.unread(one.name(), one.path(), one.sha256(), one.state(), one.reason()));
      troubles.put(one.path(), one.reason());
    }
    this.classifiers = Shelf.of(Kind.CLASSIFIER, readClassifiers);
    this.selectors = Shelf.of(Kind.ROLE_SELECTOR, readSelectors);
  }

  Shelf<Classifier> classifiers() {
    return classifiers;
  }

  Shelf<RoleSelector> selectors() {
    return selectors;
  }

  /// Everything that cannot be used.
  List<PluginStatus> unusable() {
    List<PluginStatus> all = new ArrayList<>(classifiers.unusable());
    all.addAll(selectors.unusable());
    all.addAll(unread);
    return all;
  }

  /// A sentence on what could not be read, or nothing.
  String unreadable() {
    return classifiers.unreadable() + selectors.unreadable();
  }

  /// What is wrong in a place of the folder, or with the folder as a whole.
  Optional<String> trouble(String origin) {
    return Optional.ofNullable(troubles.get(origin))
        .or(() -> Optional.ofNullable(troubles.get(".")));
  }

  /// Why a plugin that the configuration names is not to be had, with what of the folder could not
  /// be loaded: it may be in there.
  String missing(Shelf<?> shelf, String name) {
    String others =
        unread.stream()
            .limit(MOST_TOLD)
            .map(one -> " Not loaded: %s. %s".formatted(one.origin(), one.reason()))
            .collect(Collectors.joining());
    return shelf.missing(name) + others;
  }

  /// Every usable plugin of that name, of either kind.
  List<UsablePlugin<?>> named(String name) {
    List<UsablePlugin<?>> found = new ArrayList<>();
    classifiers.find(name).ifPresent(found::add);
    selectors.find(name).ifPresent(found::add);
    return found;
  }

  /// The names of what cannot be used.
  Set<String> unusableNames() {
    Set<String> names = new TreeSet<>();
    unusable().forEach(plugin -> names.add(plugin.name()));
    return names;
  }
}
