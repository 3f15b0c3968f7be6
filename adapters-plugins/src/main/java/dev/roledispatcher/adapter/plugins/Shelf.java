package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.spi.SpiVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The plugins of one kind as they were found: those that may be used, and the others with the
/// reason why not.
final class Shelf<P> {

  private static final String UNKNOWN = "unknown";

  private final Kind kind;
  private final Map<String, UsablePlugin<P>> usable = new TreeMap<>();
  private final List<PluginStatus> unusable = new ArrayList<>();

  private Shelf(Kind kind) {
    this.kind = kind;
  }

  /// Reads every plugin.
  ///
  /// @param deadline the longest each may take to be read
  static <P> Shelf<P> of(Kind kind, List<FoundPlugin<P>> found, Duration deadline) {
    Shelf<P> shelf = new Shelf<>(kind);
    Map<String, List<UsablePlugin<P>>> byName = new TreeMap<>();
    for (FoundPlugin<P> plugin : found) {
      UsablePlugin<P> read = shelf.read(plugin, deadline);
      if (read != null) {
        byName.computeIfAbsent(read.name(), name -> new ArrayList<>()).add(read);
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

  /// Why a plugin that the configuration names is not to be had, in one sentence.
  String missing(String name) {
    String wanted = "The configured %s (%s)".formatted(noun(), Texts.onOneLine(name, 64));
    String have =
        usable.isEmpty() ? "there is none" : "there is " + String.join(", ", usable.keySet());
    for (PluginStatus plugin : unusable) {
      if (plugin.name().equals(name)) {
        return "%s cannot be used: %s To be used %s.".formatted(wanted, plugin.reason(), have);
      }
    }
    return "%s was not found: %s%s.%s"
        .formatted(wanted, have, DidYouMean.tail(name, usable.keySet()), unreadable());
  }

  /// A further sentence that names those whose names are not known.
  String unreadable() {
    List<String> providers =
        unusable.stream()
            .filter(plugin -> plugin.version().equals(UNKNOWN))
            .map(PluginStatus::name)
            .toList();
    return providers.isEmpty()
        ? ""
        : " Could not be read: %s.".formatted(String.join(", ", providers));
  }

  private @Nullable UsablePlugin<P> read(FoundPlugin<P> found, Duration deadline) {
    try {
      UsablePlugin<P> read =
          OwnThread.call(
              found.provider(),
              found.loader(),
              deadline,
              UnaryOperator.identity(),
              () -> {
                PluginFactory<P> factory = found.factory().call();
                return new UsablePlugin<>(factory.descriptor().get(), found, factory);
              });
      if (read == null || (Object) read.descriptor() == null) {
        throw new PluginFault("It has no descriptor");
      }
      return review(read);
    } catch (PluginFault fault) {
      unusable.add(
          new PluginStatus(
              found.provider(),
              kind,
              UNKNOWN,
              0,
              "",
              State.FAILED,
              Texts.sentence("It could not be read: " + fault.what()),
              found.origin(),
              null,
              Map.of(),
              0,
              0,
              null,
              null));
      return null;
    }
  }

  private @Nullable UsablePlugin<P> review(UsablePlugin<P> plugin) {
    int builtAgainst = plugin.descriptor().spiVersion();
    if (builtAgainst != SpiVersion.CURRENT) {
      reject(
          plugin,
          State.INCOMPATIBLE,
          "It was built against version %d of the plugin interface, and this server offers %d."
              .formatted(builtAgainst, SpiVersion.CURRENT));
      return null;
    }
    List<String> problems = DescriptorCheck.problems(plugin.descriptor());
    if (!problems.isEmpty()) {
      reject(
          plugin,
          State.FAILED,
          "Its descriptor is invalid, because %s.".formatted(String.join("; ", problems)));
      return null;
    }
    return plugin;
  }

  private void put(List<UsablePlugin<P>> sameName) {
    if (sameName.size() == 1) {
      usable.put(sameName.getFirst().name(), sameName.getFirst());
      return;
    }
    List<String> providers = sameName.stream().map(plugin -> plugin.found().provider()).toList();
    for (UsablePlugin<P> plugin : sameName) {
      reject(
          plugin,
          State.FAILED,
          "Its name is taken by more than one %s, so that none of them is used: %s."
              .formatted(noun(), String.join(", ", providers)));
    }
  }

  private void reject(UsablePlugin<P> plugin, State state, String reason) {
    unusable.add(PluginStatuses.uncalled(kind, plugin, state, reason, Map.of()));
  }

  private String noun() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
