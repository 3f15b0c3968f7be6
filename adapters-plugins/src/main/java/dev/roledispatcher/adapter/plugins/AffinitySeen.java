package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.selection.Affinity;
import dev.roledispatcher.spi.AffinityView;
import java.time.Instant;
import java.util.Optional;

/// An affinity as selectors see it.
///
/// @param affinity what is known, decayed to the time of the decision
record AffinitySeen(Affinity affinity) implements AffinityView {

  @Override
  public double successes() {
    return affinity.successes();
  }

  @Override
  public double failures() {
    return affinity.failures();
  }

  @Override
  public double successRate() {
    return affinity.successRate();
  }

  @Override
  public Optional<Instant> lastHeldAt() {
    return Optional.ofNullable(affinity.lastHeldAt());
  }
}
