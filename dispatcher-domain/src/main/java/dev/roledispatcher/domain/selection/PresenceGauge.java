package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.queue.RestPolicy.Rest;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What this instance believes of the signs of life of a role: corrected from the database, like a
/// [LoadGauge]. Safe to use from any thread.
public final class PresenceGauge {

  private final AtomicReference<Signs> signs = new AtomicReference<>(new Signs(null, null));

  /// When the role last gave a sign of life; null when never.
  public @Nullable Instant lastSeenAt() {
    return signs.get().lastSeenAt();
  }

  /// The rest it takes since it missed too many offers; null when it takes none.
  public @Nullable Rest rest() {
    return signs.get().rest();
  }

  /// It gave a sign of life.
  public void seen(Instant at) {
    signs.updateAndGet(before -> new Signs(later(before.lastSeenAt(), at), null));
  }

  /// It missed offers, or answered one.
  ///
  /// @param rest what follows from that; null for nothing
  public void rests(@Nullable Rest rest) {
    signs.updateAndGet(before -> new Signs(before.lastSeenAt(), rest));
  }

  /// What the database says.
  public void correct(@Nullable Instant lastSeenAt, @Nullable Rest rest) {
    signs.updateAndGet(before -> new Signs(later(before.lastSeenAt(), lastSeenAt), rest));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private record Signs(@Nullable Instant lastSeenAt, @Nullable Rest rest) {}
}
