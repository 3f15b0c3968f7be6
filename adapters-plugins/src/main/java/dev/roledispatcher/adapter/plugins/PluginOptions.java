package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.PluginDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The options of the plugins on offer, checked.
///
/// What is wrong with the options of a plugin that came with the server, or that the configuration
/// names, is a mistake of the configuration; what is wrong with those of another plugin of the
/// folder only keeps that plugin from being used.
final class PluginOptions {

  private final HostParts parts;
  private final Offer offer;
  private final Map<UsablePlugin<?>, Reviewed> reviewed = new HashMap<>();

  private record Reviewed(CheckedSettings settings, List<String> mistakes) {}

  PluginOptions(HostParts parts, Offer offer) {
    this.parts = parts;
    this.offer = offer;
  }

  /// Every mistake of the configuration.
  ///
  /// @param named the plugins that the configuration names
  List<String> review(List<UsablePlugin<?>> named) {
    OptionReview review = new OptionReview(parts.settings().options());
    List<UsablePlugin<?>> strict = new ArrayList<>(named);
    Set<String> lenient = offer.unusableNames();
    List<UsablePlugin<?>> all = new ArrayList<>(offer.classifiers().usable());
    all.addAll(offer.selectors().usable());
    for (UsablePlugin<?> plugin : all) {
      if (plugin.found().isBuiltIn() && !strict.contains(plugin)) {
        strict.add(plugin);
      }
    }
    for (UsablePlugin<?> plugin : all) {
      if (!strict.contains(plugin)) {
        lenient.add(plugin.name());
      }
    }
    List<PluginDescriptor> descriptors = new ArrayList<>();
    for (UsablePlugin<?> plugin : strict) {
      descriptors.add(plugin.descriptor());
      reviewed.put(plugin, new Reviewed(review.settings(plugin.descriptor()), List.of()));
    }
    if (parts.hasFolder()) {
      lenient.addAll(review.comingLater(descriptors));
    }
    review.findStrays(descriptors, lenient, offer.unreadable());
    return review.mistakes();
  }

  /// The settings of a plugin.
  ///
  /// @throws PluginFault when an option of it is wrong
  CheckedSettings settings(UsablePlugin<?> plugin) throws PluginFault {
    Reviewed known = of(plugin);
    if (!known.mistakes().isEmpty()) {
      throw new PluginFault(String.join(" ", known.mistakes()));
    }
    return known.settings();
  }

  /// Its options as lists show them.
  Map<String, String> shown(UsablePlugin<?> plugin) {
    return of(plugin).settings().shown();
  }

  private Reviewed of(UsablePlugin<?> plugin) {
    return reviewed.computeIfAbsent(plugin, this::reviewAlone);
  }

  private Reviewed reviewAlone(UsablePlugin<?> plugin) {
    Map<String, Map<String, String>> all = parts.settings().options();
    Map<String, String> own = all.getOrDefault(plugin.name(), Map.of());
    OptionReview review = new OptionReview(Map.of(plugin.name(), own));
    CheckedSettings settings = review.settings(plugin.descriptor());
    List<PluginDescriptor> sharing = new ArrayList<>();
    sharing.add(plugin.descriptor());
    offer.named(plugin.name()).forEach(other -> sharing.add(other.descriptor()));
    review.findStrays(sharing, Set.of(), "");
    return new Reviewed(settings, review.mistakes());
  }
}
