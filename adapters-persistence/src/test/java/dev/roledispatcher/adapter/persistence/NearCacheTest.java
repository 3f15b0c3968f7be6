package dev.roledispatcher.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.SourceDownException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NearCacheTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(30);

  private final Map<String, Text> truth = new ConcurrentHashMap<>();
  private final List<Set<String>> looks = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runnable> afterTheLook = new AtomicReference<>(() -> {});
  private final AtomicReference<Runnable> beforeTheLook = new AtomicReference<>(() -> {});
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));

  private final NearCache<String, Text> cache = cache(1_000);

  @Test
  void looksOnceForAllThatIsMissing() throws Exception {
    write("a", 1);
    write("b", 1);
    write("c", 1);
    load("b");

    assertThat(load("a", "b", "c", "a", "x"))
        .isEqualTo(Map.of("a", text("a", 1), "b", text("b", 1), "c", text("c", 1)));
    assertThat(looks).containsExactly(Set.of("b"), Set.of("a", "c", "x"));
    assertThat(load("c", "a")).containsOnlyKeys("a", "c");
    assertThat(load()).isEmpty();
    assertThat(looks).hasSize(2);
  }

  @Test
  void givesTheSameObjectForTheSameVersion() throws Exception {
    write("a", 1);
    Text first = load("a").get("a");

    assertThat(load("a").get("a")).isSameAs(first);
    cache.outdated("a", 1);
    assertThat(load("a").get("a")).isSameAs(first);
    assertThat(looks).hasSize(1);
  }

  @Test
  void givesTheSameObjectToTwoThatLookAtOnce() throws Exception {
    write("a", 1);
    List<Text> inner = new ArrayList<>();
    afterTheLook.set(() -> {
      afterTheLook.set(() -> {});
      inner.addAll(loadUnchecked("a").values());
    });

    Text outer = load("a").get("a");

    assertThat(looks).hasSize(2);
    assertThat(inner.getFirst()).isSameAs(outer);
  }

  @Test
  void readsAgainWhatIsOutdated() throws Exception {
    write("a", 1);
    load("a");
    write("a", 2);
    assertThat(load("a")).containsValue(text("a", 1));

    cache.outdated("a", 2);
    assertThat(load("a")).containsValue(text("a", 2));
    truth.remove("a");
    cache.changed("a");
    assertThat(load("a")).isEmpty();
  }

  @Test
  void keepsNothingThatWasReadBeforeAChangeWhichEndedFirst() throws Exception {
    write("a", 1);
    // The look has seen version 1; before it is kept, version 2 is committed and told of.
    afterTheLook.set(() -> {
      write("a", 2);
      cache.outdated("a", 2);
    });

    assertThat(load("a")).containsValue(text("a", 1));

    afterTheLook.set(() -> {});
    assertThat(load("a")).containsValue(text("a", 2));
    assertThat(load("a")).containsValue(text("a", 2));
    assertThat(looks).hasSize(2);
  }

  @Test
  void keepsNothingThatWasReadBeforeAnUnnumberedChange() throws Exception {
    write("a", 1);
    afterTheLook.set(() -> {
      write("a", 2);
      cache.changed("a");
    });
    load("a");
    afterTheLook.set(() -> {});

    assertThat(load("a")).containsValue(text("a", 2));
  }

  @Test
  void keepsWhatWasReadAfterTheChangeItIsToldOf() throws Exception {
    write("a", 2);
    afterTheLook.set(() -> cache.outdated("a", 2));

    load("a");

    afterTheLook.set(() -> {});
    load("a");
    assertThat(looks).hasSize(1);
  }

  @Test
  void doesNotBelieveInAbsenceThatEndedWhileItLooked() throws Exception {
    afterTheLook.set(() -> {
      write("a", 1);
      cache.outdated("a", 1);
    });
    assertThat(load("a")).isEmpty();
    afterTheLook.set(() -> {});

    assertThat(load("a")).containsValue(text("a", 1));
  }

  @Test
  void keepsNothingThatWasReadBeforeEverythingWasForgotten() throws Exception {
    write("a", 1);
    afterTheLook.set(() -> {
      write("a", 2);
      cache.forgetAll();
    });
    assertThat(load("a", "x")).containsOnlyKeys("a");
    afterTheLook.set(() -> {});
    write("x", 1);

    assertThat(load("a", "x")).containsValues(text("a", 2), text("x", 1));
    cache.forgetAll();
    load("a", "x");
    assertThat(looks).hasSize(3);
  }

  @Test
  void neverReplacesANewerVersionByAnOlderOne() throws Exception {
    write("a", 1);
    // Another look began later and ended first.
    afterTheLook.set(() -> {
      afterTheLook.set(() -> {});
      write("a", 2);
      loadUnchecked("a");
    });

    assertThat(load("a")).containsValue(text("a", 2));
    assertThat(load("a")).containsValue(text("a", 2));
    assertThat(looks).hasSize(2);
  }

  @Test
  void knowsForAShortTimeWhatIsNotThere() throws Exception {
    load("a");
    load("a");
    assertThat(looks).hasSize(1);

    now.updateAndGet(instant -> instant.plus(NearCache.ABSENT_FOR));
    load("a");
    assertThat(looks).hasSize(2);
    write("a", 1);
    cache.outdated("a", 1);
    assertThat(load("a")).containsValue(text("a", 1));
  }

  @Test
  void isBoundedBySize() throws Exception {
    NearCache<String, Text> small = cache(100);
    for (int i = 0; i < 50; i++) {
      write("t" + i, 1);
      small.load(Set.of("t" + i), LONG);
    }
    looks.clear();
    for (int i = 0; i < 50; i++) {
      assertThat(small.load(Set.of("t" + i), LONG)).hasSize(1);
    }

    // Ten of size 10 fit; reading the others may push some of those out.
    assertThat(looks).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void saysThatTheDatabaseIsDownAndStillHasWhatItHas() throws Exception {
    write("a", 1);
    load("a");
    beforeTheLook.set(() -> {
      throw new RejectedException(new Rejection.StoreUnavailable(Duration.ofSeconds(2)));
    });

    assertThat(load("a")).hasSize(1);
    assertThatExceptionOfType(SourceDownException.class)
        .isThrownBy(() -> load("a", "b"))
        .withMessageContaining("texts")
        .withCauseInstanceOf(RejectedException.class);
    beforeTheLook.set(() -> {});
    assertThat(load("a", "b")).hasSize(1);
  }

  @Test
  void letsFaultsOfOursThrough() {
    beforeTheLook.set(() -> {
      throw new IllegalArgumentException("planned");
    });

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> load("a"))
        .withMessage("planned");
  }

  @Test
  void waitsNoLongerThanItMayAndNeverHasManyLooksAtOnce() throws Exception {
    write("a", 1);
    CountDownLatch gate = new CountDownLatch(1);
    beforeTheLook.set(() -> awaitUnchecked(gate));
    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(SourceDownException.class)
          .isThrownBy(() -> cache.load(Set.of("a"), SHORT))
          .withMessageContaining("30 ms");
    }

    assertThat(looks).hasSizeLessThanOrEqualTo(4);
    gate.countDown();
    beforeTheLook.set(() -> {});
    assertThat(load("a")).hasSize(1);
  }

  @Test
  void endsTheWaitOfAThreadThatIsInterrupted() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch looking = new CountDownLatch(1);
    beforeTheLook.set(() -> {
      looking.countDown();
      awaitUnchecked(gate);
    });
    FutureTask<Boolean> task =
        new FutureTask<>(() -> {
          assertThatExceptionOfType(SourceDownException.class).isThrownBy(() -> load("a"));
          return Thread.currentThread().isInterrupted();
        });
    Thread thread = Thread.ofVirtual().start(task);
    looking.await();

    thread.interrupt();

    assertThat(task.get()).isTrue();
    gate.countDown();
  }

  private NearCache<String, Text> cache(int size) {
    return new NearCache<>("texts", Text::version, text -> 10, size, now::get, this::look);
  }

  private Map<String, Text> look(Set<String> ids, Duration within) {
    looks.add(Set.copyOf(ids));
    beforeTheLook.get().run();
    Map<String, Text> seen = new HashMap<>();
    for (String id : ids) {
      Text text = truth.get(id);
      if (text != null) {
        seen.put(id, new Text(text.id(), text.version()));
      }
    }
    afterTheLook.get().run();
    return seen;
  }

  private Map<String, Text> load(String... ids) throws SourceDownException {
    return cache.load(List.of(ids), LONG);
  }

  private Map<String, Text> loadUnchecked(String... ids) {
    try {
      return load(ids);
    } catch (SourceDownException e) {
      throw new AssertionError(e);
    }
  }

  private void write(String id, long version) {
    truth.put(id, text(id, version));
  }

  private static Text text(String id, long version) {
    return new Text(id, version);
  }

  private static void awaitUnchecked(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Text(String id, long version) {}
}
