package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.AffinityView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a role did with earlier tasks like the one of the query.
///
/// @param successes 0 or more
/// @param failures 0 or more
/// @param lastHeld when it last had such a task; null when never
record FakeAffinity(double successes, double failures, @Nullable Instant lastHeld)
    implements AffinityView {

  static final FakeAffinity NONE = new FakeAffinity(0, 0, null);

  FakeAffinity {
    requireCount("successes", successes);
    requireCount("failures", failures);
  }

  private static void requireCount(String what, double count) {
    if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The number of %s (%s) must be 0 or more, and finite.".formatted(what, count));
    }
  }

  FakeAffinity counting(double otherSuccesses, double otherFailures) {
    return new FakeAffinity(otherSuccesses, otherFailures, lastHeld);
  }

  FakeAffinity lastHeld(Instant time) {
    return new FakeAffinity(successes, failures, time);
  }

  /// The mean of Beta(successes + 1, failures + 1), as the host takes it.
  @Override
  public double successRate() {
    return (successes + 1) / (successes + failures + 2);
  }

  @Override
  public Optional<Instant> lastHeldAt() {
    return Optional.ofNullable(lastHeld);
  }
}
