package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.context.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A memory that several counters share.
final class CountCacheTest {

  private final CountCache cache = new CountCache(1_000_000);
  private final Multiplier once = new Multiplier(1);
  private final Multiplier twice = new Multiplier(2);

  @Test
  void keepsTheCountsOfEachCounterApart() {
    TokenCounter first = new CachingTokenCounter(once, cache);
    TokenCounter second = new CachingTokenCounter(twice, cache);
    for (int round = 0; round < 3; round++) {
      assertThat(first.count("abc")).isEqualTo(3);
      assertThat(second.count("abc")).isEqualTo(6);
    }
    assertThat(once.calls).hasValue(1);
    assertThat(twice.calls).hasValue(1);
  }

  @Test
  void sumsItsUseForAllThatShareIt() {
    CachingTokenCounter first = new CachingTokenCounter(once, cache);
    CachingTokenCounter second = new CachingTokenCounter(twice, cache);
    first.count("abc");
    first.count("abc");
    second.count("abc");
    assertThat(cache.hits()).isEqualTo(1).isEqualTo(first.hits()).isEqualTo(second.hits());
    assertThat(cache.misses()).isEqualTo(2).isEqualTo(first.misses()).isEqualTo(second.misses());
  }

  @Test
  void isBoundedForAllThatShareIt() {
    CountCache small = new CountCache(1_024);
    TokenCounter first = new CachingTokenCounter(once, small);
    TokenCounter second = new CachingTokenCounter(twice, small);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        String text = "%05d".formatted(i);
        assertThat(first.count(text)).isEqualTo(5);
        assertThat(second.count(text)).isEqualTo(10);
      }
    }
    assertThat(small.misses()).isGreaterThan(50_000);
  }

  @Test
  void findsTextsOfOneHash() {
    TokenCounter counter = new CachingTokenCounter(once, cache);
    List<String> alike = List.of("");
    for (int round = 0; round < 12; round++) {
      List<String> longer = new ArrayList<>();
      alike.forEach(text -> longer.addAll(List.of(text + "Aa", text + "BB")));
      alike = longer;
    }
    assertThat(alike.stream().map(String::hashCode).distinct()).hasSize(1);
    assertThat(alike)
        .hasSize(4_096)
        .allSatisfy(text -> assertThat(counter.count(text)).isEqualTo(24));
    assertThat(alike).allSatisfy(text -> assertThat(counter.count(text)).isEqualTo(24));
    assertThat(once.calls).hasValue(4_096);
  }

  @Test
  void makesOneCountForThreadsThatAskAtOnce() throws Exception {
    int threads = 8;
    CountDownLatch start = new CountDownLatch(1);
    TokenCounter counter = new CachingTokenCounter(once, cache);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        counts.add(
            executor.submit(() -> {
              start.await();
              return counter.count("abc");
            }));
      }
      start.countDown();
      for (Future<Integer> count : counts) {
        assertThat(count.get()).isEqualTo(3);
      }
    }
    assertThat(once.calls).hasValue(1);
  }

  /// Counts each character a number of times.
  private static final class Multiplier implements TokenCounter {

    private final int times;
    private final AtomicInteger calls = new AtomicInteger();

    Multiplier(int times) {
      this.times = times;
    }

    @Override
    public int count(String text) {
      calls.incrementAndGet();
      return times * text.length();
    }

    @Override
    public String name() {
      return "characters*" + times;
    }

    @Override
    public Method method() {
      return Method.EXACT;
    }

    @Override
    public double margin() {
      return 0;
    }
  }
}
