package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.ComparePlugins;
import dev.roledispatcher.application.port.out.ShadowStore;
import dev.roledispatcher.domain.stats.ShadowCount;
import java.util.List;

/// Holds plugins against what was decided without them.
public final class ComparisonService implements ComparePlugins {

  private final ShadowStore shadows;

  /// A service on that store.
  public ComparisonService(ShadowStore shadows) {
    this.shadows = shadows;
  }

  @Override
  public List<ShadowCount> comparison(String plugin, int last) {
    if (last < 1 || last > MOST) {
      throw new IllegalArgumentException(
          "The answers to look at (%d) must be 1 to %d.".formatted(last, MOST));
    }
    return shadows.count(plugin, last);
  }
}
