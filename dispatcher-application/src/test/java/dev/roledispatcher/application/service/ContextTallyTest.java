package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.stats.ContextStats;
import dev.roledispatcher.domain.stats.DispatchStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ContextTallyTest {

  private static final ContextStats ONE_OF_EACH = new ContextStats(1, 100, 1, 2, 3, 4, 5);

  private final ContextTally tally = new ContextTally();
  private final Stores stores = Stores.inMemory();

  @Test
  void drainsEachAdditionOnce() {
    addOneOfEach();

    assertThat(tally.drain()).isEqualTo(ONE_OF_EACH);
    assertThat(tally.drain()).isEqualTo(ContextStats.NONE);
    addOneOfEach();
    addOneOfEach();
    assertThat(tally.drain()).isEqualTo(ONE_OF_EACH.plus(ONE_OF_EACH));
  }

  @Test
  void drainsAgainWhatWasGivenBack() {
    addOneOfEach();
    ContextStats drained = tally.drain();
    addOneOfEach();

    tally.giveBack(drained);

    assertThat(tally.drain()).isEqualTo(ONE_OF_EACH.plus(ONE_OF_EACH));
    assertThat(tally.drain()).isEqualTo(ContextStats.NONE);
  }

  @Test
  void losesAndDoublesNothingWhileManyAddAndSomeDrain() throws Exception {
    int adders = 4;
    int times = 20_000;
    ContextStats sum = ContextStats.NONE;
    try (ExecutorService threads = Executors.newFixedThreadPool(adders + 2)) {
      List<Future<ContextStats>> parts = new ArrayList<>();
      for (int i = 0; i < adders; i++) {
        parts.add(
            threads.submit(() -> {
              for (int n = 0; n < times; n++) {
                addOneOfEach();
              }
              return ContextStats.NONE;
            }));
      }
      for (int i = 0; i < 2; i++) {
        boolean givesBack = i == 1;
        parts.add(
            threads.submit(() -> {
              ContextStats drained = ContextStats.NONE;
              for (int n = 0; n < 2_000; n++) {
                ContextStats some = tally.drain();
                if (givesBack && n % 2 == 0) {
                  tally.giveBack(some);
                } else {
                  drained = drained.plus(some);
                }
              }
              return drained;
            }));
      }
      for (Future<ContextStats> part : parts) {
        sum = sum.plus(part.get());
      }
    }

    long all = (long) adders * times;
    assertThat(sum.plus(tally.drain()))
        .isEqualTo(new ContextStats(all, 100 * all, all, 2 * all, 3 * all, 4 * all, 5 * all));
  }

  @Test
  void refusesNumbersBelowZero() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> tally.addCounts(1, -1))
        .withMessageContaining("misses (-1)");
  }

  @Test
  void becomesPartOfTheStatisticsWhenTheyAreFolded() {
    addOneOfEach();

    dueWork(stores.statistics()).foldStatistics();
    dueWork(stores.statistics()).foldStatistics();

    assertThat(stores.statistics().read().contexts()).isEqualTo(ONE_OF_EACH);
  }

  @Test
  void staysToBeRecordedWhenTheDatabaseFails() {
    addOneOfEach();

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> dueWork(new BrokenStatistics()).foldStatistics());

    dueWork(stores.statistics()).foldStatistics();
    assertThat(stores.statistics().read().contexts()).isEqualTo(ONE_OF_EACH);
  }

  private void addOneOfEach() {
    tally.addBuilt(100, 2, 3);
    tally.addOverflow();
    tally.addCounts(4, 5);
  }

  private DueWorkService dueWork(StatisticsStore statistics) {
    return new DueWorkService(
        statistics,
        tally,
        stores.answers(),
        at -> Optional.empty(),
        new SetClock(),
        DispatchSettings.DEFAULT);
  }

  /// Numbers that cannot be written.
  private static final class BrokenStatistics implements StatisticsStore {

    @Override
    public void recordFailures(List<ErrorCode> failures) {
      throw new ArithmeticException("planned");
    }

    @Override
    public void recordContexts(ContextStats delta) {
      throw new ArithmeticException("planned");
    }

    @Override
    public DispatchStats read() {
      throw new ArithmeticException("planned");
    }

    @Override
    public int fold() {
      throw new ArithmeticException("planned");
    }
  }
}
