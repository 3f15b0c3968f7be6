package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The plugins of one kind as they were read: those that may be used, and the others with the
/// reason why not.
final class Shelf<P> {

  private final Kind kind;
  private final Map<String, UsablePlugin<P>> usable = new TreeMap<>();
  private final List<PluginStatus> unusable = new ArrayList<>();

  private Shelf(Kind kind) {
    this.kind = kind;
  }

  /// Sorts what was read. A name belongs to the plugin that came with the server; where none did,
  /// it belongs to nobody when more than one has it.
  static <P> Shelf<P> of(Kind kind, List<ReadPlugin<P>> read) {
    Shelf<P> shelf = new Shelf<>(kind);
    Map<String, List<UsablePlugin<P>>> byName = new TreeMap<>();
    for (ReadPlugin<P> one : read) {
      switch (one) {
        case ReadPlugin.Usable<P>(UsablePlugin<P> plugin) ->
            byName.computeIfAbsent(plugin.name(), name -> new ArrayList<>()).add(plugin);
        case ReadPlugin.Unusable<P>(PluginStatus status) -> shelf.unusable.add(status);
      }
    }
    byName.values().forEach(shelf::put);
    return shelf;
  }

  /// Those that may be used, by name.
  List<UsablePlugin<P>> usable() {
    return List.copyOf(usable.values());
  }

  /// Those that may not.
  List<PluginStatus> unusable() {
    return List.copyOf(unusable);
  }

  Optional<UsablePlugin<P>> find(String name) {
    return Optional.ofNullable(usable.get(name));
  }

  /// Why there is no usable plugin of that name, when one was found that is not usable.
  Optional<String> whyNot(String name) {
    return unusable.stream()
        .filter(plugin -> plugin.name().equals(name))
        .map(plugin -> String.valueOf(plugin.reason()))
        .findFirst();
  }

  /// Why a plugin that the configuration names is not to be had, in one sentence.
  String missing(String name) {
    String wanted = "The configured %s (%s)".formatted(noun(), Texts.onOneLine(name, 64));
    String have =
        usable.isEmpty() ? "there is none" : "there is " + String.join(", ", usable.keySet());
    return whyNot(name)
        .map(reason -> "%s cannot be used: %s To be used %s.".formatted(wanted, reason, have))
        .orElseGet(() ->
            "%s was not found: %s%s.%s"
                .formatted(wanted, have, DidYouMean.tail(name, usable.keySet()), unreadable()));
  }

  /// A further sentence that names those whose names are not known.
  String unreadable() {
    List<String> providers =
        unusable.stream()
            .filter(plugin -> plugin.version().equals(ReadPlugin.UNKNOWN))
            .map(PluginStatus::name)
            .toList();
    return providers.isEmpty()
        ? ""
        : " Could not be read: %s.".formatted(String.join(", ", providers));
  }

  private void put(List<UsablePlugin<P>> sameName) {
    List<UsablePlugin<P>> builtIn =
        sameName.stream().filter(plugin -> plugin.found().isBuiltIn()).toList();
    List<UsablePlugin<P>> owners = builtIn.isEmpty() ? sameName : builtIn;
    if (owners.size() == 1) {
      usable.put(owners.getFirst().name(), owners.getFirst());
    }
    for (UsablePlugin<P> plugin : sameName) {
      if (owners.size() > 1) {
        reject(plugin, contested(sameName));
      } else if (!owners.contains(plugin)) {
        reject(
            plugin,
            "Its name is taken by the built-in %s (%s). Maybe give it another one."
                .formatted(noun(), owners.getFirst().found().provider()));
      }
    }
  }

  private String contested(List<UsablePlugin<P>> sameName) {
    List<String> providers = sameName.stream().map(Shelf::shown).toList();
    return "Its name is taken by more than one %s, so that none of them is used: %s."
        .formatted(noun(), String.join(", ", providers));
  }

  private static String shown(UsablePlugin<?> plugin) {
    FoundPlugin<?> found = plugin.found();
    return found.isBuiltIn()
        ? found.provider()
        : "%s in %s".formatted(found.provider(), found.origin());
  }

  private void reject(UsablePlugin<P> plugin, String reason) {
    unusable.add(PluginStatuses.uncalled(kind, plugin, State.FAILED, reason, Map.of()));
  }

  private String noun() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
