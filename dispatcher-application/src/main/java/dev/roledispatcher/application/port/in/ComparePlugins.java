package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.stats.ShadowCount;
import java.util.List;

/// For whoever is about to replace a plugin: how its shadow does beside the one that decides.
public interface ComparePlugins {

  /// The most answers that are looked at.
  int MOST = 100_000;

  /// How often the plugin agreed with what was decided, by kind, version and class.
  ///
  /// @param plugin its name
  /// @param last how many of its latest answers are looked at, 1 to [#MOST]
  /// @return nothing when it was never asked in the shadow of a dispatch
  List<ShadowCount> comparison(String plugin, int last);
}
