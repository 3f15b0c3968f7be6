package dev.roledispatcher.adapter.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.out.SourceDownException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Things of the database near at hand, filled when they are asked for and bounded by their size: a
/// cache, never the truth.
///
/// A look at the database that is under way while something changes may have seen it as it was; so
/// each look is told of what changes meanwhile, and what it saw too early is handed out and not
/// kept. Looks run on threads of their own, outside any transaction, and only a few at once. Safe
/// to use from any thread.
///
/// @param <K> names a thing
/// @param <V> a thing, of which a higher version is a newer one
final class NearCache<K, V> {

  /// How long something is believed not to be there, when nobody says that it is.
  static final Duration ABSENT_FOR = Duration.ofSeconds(10);

  private static final int MOST_ABSENT = 10_000;
  private static final int MOST_LOOKS = 4;

  private final String name;
  private final ToLongFunction<V> version;
  private final InstantSource clock;
  private final Look<K, V> look;
  private final Cache<K, V> present;
  private final Cache<K, Long> absentSince;
  private final Semaphore looks = new Semaphore(MOST_LOOKS);
  private final Object writing = new Object();
  private final Set<UnderWay<K>> underWay = new HashSet<>();

  /// An empty cache.
  ///
  /// @param name what it holds, in the plural
  /// @param size the size of a thing, in whatever unit
  /// @param mostSize what all things may have together
  /// @param clock says how long ago something was not there
  NearCache(
      String name,
      ToLongFunction<V> version,
      ToIntFunction<V> size,
      int mostSize,
      InstantSource clock,
      Look<K, V> look) {
    this.name = name;
    this.version = version;
    this.clock = clock;
    this.look = look;
    this.present =
        Caffeine.newBuilder()
            .maximumWeight(mostSize)
            .weigher((K id, V value) -> size.applyAsInt(value))
            .executor(Runnable::run)
            .build();
    this.absentSince =
        Caffeine.newBuilder()
            .maximumWeight(MOST_ABSENT)
            .weigher((K id, Long since) -> 1)
            .executor(Runnable::run)
            .build();
  }

  /// Those of the things that exist: from memory, or with one look at the database for all others.
  ///
  /// @throws SourceDownException when the look fails or takes longer than that
  Map<K, V> load(Collection<K> ids, Duration within) throws SourceDownException {
    Map<K, V> found = new LinkedHashMap<>();
    Set<K> missing = new LinkedHashSet<>();
    for (K id : ids) {
      V value = present.getIfPresent(id);
      if (value != null) {
        found.put(id, value);
      } else if (!isKnownToBeAbsent(id)) {
        missing.add(id);
      }
    }
    if (!missing.isEmpty()) {
      found.putAll(lookAside(missing, within));
    }
    return found;
  }

  /// What there is of a thing is older than that version, or was deleted by it.
  void outdated(K id, long byVersion) {
    synchronized (writing) {
      V known = present.getIfPresent(id);
      if (known != null && version.applyAsLong(known) < byVersion) {
        present.invalidate(id);
      }
      absentSince.invalidate(id);
      underWay.forEach(one -> one.changed.merge(id, byVersion, Math::max));
    }
  }

  /// A thing has changed, to whatever version.
  void changed(K id) {
    outdated(id, Long.MAX_VALUE);
  }

  /// Anything may have changed.
  void forgetAll() {
    synchronized (writing) {
      present.invalidateAll();
      absentSince.invalidateAll();
      underWay.forEach(one -> one.spoilt = true);
    }
  }

  private boolean isKnownToBeAbsent(K id) {
    Long since = absentSince.getIfPresent(id);
    return since != null && clock.millis() - since < ABSENT_FOR.toMillis();
  }

  private Map<K, V> lookAside(Set<K> missing, Duration within) throws SourceDownException {
    long end = System.nanoTime() + within.toNanos();
    try {
      if (!looks.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException("Others are looking.");
      }
      FutureTask<Map<K, V>> task =
          new FutureTask<>(() -> {
            try {
              return lookNow(missing, within);
            } finally {
              looks.release();
            }
          });
      Thread.ofVirtual().name("look-for-" + name).start(task);
      return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SourceDownException(
          "The database did not give the %s within %d ms.".formatted(name, within.toMillis()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceDownException("The wait for the %s was interrupted.".formatted(name), e);
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private SourceDownException failed(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RejectedException down ->
          new SourceDownException(
              "The database did not give the %s. %s".formatted(name, down.rejection().detail()),
              down);
      case RuntimeException ours -> throw ours;
      case Error ours -> throw ours;
      case null, default -> throw new IllegalStateException(failure);
    };
  }

  private Map<K, V> lookNow(Set<K> missing, Duration within) {
    UnderWay<K> mine = new UnderWay<>();
    synchronized (writing) {
      underWay.add(mine);
    }
    try {
      Map<K, V> seen = look.at(missing, within);
      synchronized (writing) {
        return takeOver(missing, seen, mine);
      }
    } finally {
      synchronized (writing) {
        underWay.remove(mine);
      }
    }
  }

  private Map<K, V> takeOver(Set<K> missing, Map<K, V> seen, UnderWay<K> mine) {
    Map<K, V> found = new HashMap<>();
    for (K id : missing) {
      V value = seen.get(id);
      if (value != null) {
        found.put(id, newest(id, value, mine));
      } else if (!mine.spoilt && !mine.changed.containsKey(id)) {
        absentSince.put(id, clock.millis());
      }
    }
    return found;
  }

  /// The same object for the same version, whoever looked.
  private V newest(K id, V seen, UnderWay<K> mine) {
    V known = present.getIfPresent(id);
    if (known != null && version.applyAsLong(known) >= version.applyAsLong(seen)) {
      return known;
    }
    @Nullable Long changedTo = mine.changed.get(id);
    if (!mine.spoilt && (changedTo == null || version.applyAsLong(seen) >= changedTo)) {
      present.put(id, seen);
      absentSince.invalidate(id);
    }
    return seen;
  }

  /// One look at the database.
  @FunctionalInterface
  interface Look<K, V> {

    /// Those of the things that exist.
    ///
    /// @param within the time for it, after which nobody waits any more
    Map<K, V> at(Set<K> ids, Duration within);
  }

  /// What changed while a look is under way.
  private static final class UnderWay<K> {

    private final Map<K, Long> changed = new HashMap<>();
    private boolean spoilt;
  }
}
