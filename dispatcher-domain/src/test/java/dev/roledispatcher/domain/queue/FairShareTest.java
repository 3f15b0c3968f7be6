package dev.roledispatcher.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairShareTest {

  private static final FairnessKey A = new FairnessKey("a");
  private static final FairnessKey B = new FairnessKey("b");
  private static final FairnessKey C = new FairnessKey("c");

  @Test
  void sharesFiveToThreeToTwo() {
    FairShare share = FairShare.EMPTY.join(A, 5).join(B, 3).join(C, 2);
    List<FairnessKey> started = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      FairnessKey key = share.pick().orElseThrow();
      started.add(key);
      share = share.charge(key, 1);
      for (FairnessKey each : List.of(A, B, C)) {
        double due = (i + 1) * weightOf(each) / 10;
        assertThat(Collections.frequency(started, each) - due)
            .as("%s after %d starts", each, i + 1)
            .isBetween(-1.0, 1.0);
      }
    }

    assertThat(Collections.frequency(started, A)).isEqualTo(500);
    assertThat(Collections.frequency(started, B)).isEqualTo(300);
    assertThat(Collections.frequency(started, C)).isEqualTo(200);
    assertThat(started.subList(0, 10)).containsExactly(A, B, C, A, B, A, C, A, B, A);
  }

  @Test
  void allotsFiveToThreeToTwo() {
    List<KeyBacklog> rows =
        List.of(
            new KeyBacklog(A, 5, 0, 10_000),
            new KeyBacklog(B, 3, 0, 10_000),
            new KeyBacklog(C, 2, 0, 10_000));

    Allotment plan = FairShare.allot(rows, 100);

    assertThat(plan.taken().stream().map(Allotment.Taken::key)).containsExactly(A, B, C);
    assertThat(plan.taken().stream().map(Allotment.Taken::count)).containsExactly(50, 30, 20);
    assertThat(plan.taken()).allSatisfy(taken -> assertThat(taken.v()).isEqualTo(10, offset(1e-9)));
  }

  @Test
  void isNobodysTurnWhenNothingWaits() {
    assertThat(FairShare.EMPTY.pick()).isEmpty();
    assertThat(FairShare.EMPTY.join(A, 1).leave(A).pick()).isEmpty();
    assertThat(FairShare.EMPTY.leave(A)).isEqualTo(FairShare.EMPTY);
    assertThat(FairShare.allot(List.of(), 5).order()).isEmpty();
    assertThat(FairShare.allot(List.of(new KeyBacklog(A, 1, 0, 0)), 5).taken()).isEmpty();
    assertThat(FairShare.allot(List.of(new KeyBacklog(A, 1, 0, 9)), 0).taken()).isEmpty();
  }

  @Test
  void settlesTiesByKey() {
    assertThat(FairShare.EMPTY.join(B, 1).join(A, 1).pick()).contains(A);
  }

  @Test
  void savesNothingUpForAKeyThatWasAway() {
    FairShare share = FairShare.EMPTY.join(A, 1).join(B, 1).leave(B);
    for (int i = 0; i < 100; i++) {
      share = share.charge(A, 1);
    }
    share = share.join(B, 1);

    assertThat(vOf(share, B)).isEqualTo(vOf(share, A)).isEqualTo(100);
  }

  @Test
  void beginsAtTheLastServedWhenNobodyElseWaits() {
    FairShare share = FairShare.EMPTY.join(A, 1).charge(A, 1).charge(A, 1).charge(A, 1).leave(A);

    assertThat(share.served()).isEqualTo(2);
    assertThat(vOf(share.join(B, 1), B)).isEqualTo(2);
    assertThat(vOf(share.join(A, 1), A)).isEqualTo(3);
  }

  @Test
  void gainsNothingByGoingAwayAndComingBack() {
    FairShare share = FairShare.EMPTY.join(A, 1).join(B, 1);
    Map<FairnessKey, Integer> starts = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      FairnessKey key = share.pick().orElseThrow();
      share = share.charge(key, 1).leave(A).join(A, 1);
      starts.merge(key, 1, Integer::sum);
    }

    assertThat(starts).containsEntry(A, 50).containsEntry(B, 50);
  }

  @Test
  void keepsThePlaceOfAKeyThatJoinsTwiceAndTakesItsNewWeight() {
    FairShare share = FairShare.EMPTY.join(A, 1).join(B, 1).charge(A, 1).join(A, 4);

    assertThat(vOf(share, A)).isEqualTo(1);
    assertThat(vOf(share.charge(A, 2), A)).isEqualTo(1.5);
  }

  @Test
  void forgetsOnlyWhatSaysNothing() {
    FairShare share =
        FairShare.EMPTY.join(A, 1).join(B, 1).join(C, 1).leave(C).charge(A, 3).charge(B, 1);
    share = share.charge(B, 1).leave(A);

    FairShare kept = share.withoutTheForgettable();

    assertThat(kept.accounts()).containsOnlyKeys(A, B);
    assertThat(kept.join(C, 1)).isEqualTo(share.join(C, 1));
    assertThat(kept.join(A, 1).accounts().get(A)).isEqualTo(share.join(A, 1).accounts().get(A));
  }

  @Test
  void changesNobodysTurnByBeginningAnew() {
    FairShare share = FairShare.EMPTY.join(A, 5).join(B, 3).join(C, 2);
    for (int i = 0; i < 77; i++) {
      share = share.charge(share.pick().orElseThrow(), 1);
    }
    FairShare anew = share.rebased();

    assertThat(anew.served()).isZero();
    for (int i = 0; i < 50; i++) {
      FairnessKey key = share.pick().orElseThrow();
      // Beyond rounding, the v are the same distance apart.
      assertThat(vOf(anew, anew.pick().orElseThrow())).isEqualTo(vOf(anew, key), offset(1e-9));
      share = share.charge(key, 1);
      anew = anew.charge(key, 1);
    }
  }

  @Test
  void allotsExactlyWhatSinglePicksWouldHaveGiven() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      List<KeyBacklog> rows = rows(random);
      int n = random.nextInt(60);

      Allotment plan = FairShare.allot(rows, n);

      FairShare share = FairShare.EMPTY;
      Map<FairnessKey, Long> left = new HashMap<>();
      Map<FairnessKey, FairShare.Account> accounts = new HashMap<>();
      for (KeyBacklog row : rows) {
        accounts.put(row.key(), new FairShare.Account(row.weight(), row.v(), row.backlog() > 0));
        left.put(row.key(), row.backlog());
      }
      share = new FairShare(accounts, 0);
      List<FairnessKey> order = new ArrayList<>();
      while (order.size() < n && share.pick().isPresent()) {
        FairnessKey key = share.pick().orElseThrow();
        order.add(key);
        share = share.charge(key, 1);
        if (left.merge(key, -1L, Long::sum) == 0) {
          share = share.leave(key);
        }
      }

      assertThat(plan.order()).as("seed %d", seed).isEqualTo(order);
      assertThat(plan.served()).as("seed %d", seed).isEqualTo(share.served());
      assertThat(plan.taken().stream().mapToInt(Allotment.Taken::count).sum())
          .as("seed %d", seed)
          .isEqualTo(order.size());
      for (Allotment.Taken taken : plan.taken()) {
        assertThat(taken.v()).as("seed %d", seed).isEqualTo(vOf(share, taken.key()));
        assertThat(taken.count())
            .as("seed %d", seed)
            .isEqualTo(Collections.frequency(order, taken.key()));
      }
    }
  }

  @Test
  void keepsTheBoundAcrossBatchesOfATableOfRows() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      new Table(random, "seed " + seed).run();
    }
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FairShare.EMPTY.charge(A, 1))
        .withMessage("The fairness key (a) must join before it is charged.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FairShare.EMPTY.join(A, 0))
        .withMessageContaining("fairness weight (0.0) of (a)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FairShare.allot(List.of(), -1))
        .withMessage("The starts (-1) to allot must be 0 or more.");
    KeyBacklog row = new KeyBacklog(A, 1, 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FairShare.allot(List.of(row, row), 1))
        .withMessage("The fairness key (a) must be there once.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyBacklog(A, 1, 0, -1))
        .withMessage("The backlog (-1) of the fairness key (a) must be 0 or more.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FairShare(Map.of(), Double.NaN))
        .withMessageContaining("last served (NaN)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 0x1p41})
  void refusesAVirtualTimeThatIsNone(double v) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyBacklog(A, 1, v, 1))
        .withMessageStartingWith("The virtual time (%s) of the fairness key (a)".formatted(v));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesACostThatIsNone(double cost) {
    FairShare share = FairShare.EMPTY.join(A, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> share.charge(A, cost))
        .withMessageStartingWith("The cost (%s)".formatted(cost));
  }

  private static double weightOf(FairnessKey key) {
    return Map.of(A, 5.0, B, 3.0, C, 2.0).getOrDefault(key, 1.0);
  }

  private static double vOf(FairShare share, FairnessKey key) {
    return Objects.requireNonNull(share.accounts().get(key)).v();
  }

  private static List<KeyBacklog> rows(Random random) {
    List<KeyBacklog> rows = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      double weight = random.nextBoolean() ? 1 + random.nextInt(5) : 0.1 + random.nextDouble() * 9;
      double v = random.nextBoolean() ? random.nextInt(4) : random.nextDouble() * 4;
      rows.add(new KeyBacklog(new FairnessKey("k" + i), weight, v, random.nextInt(25)));
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  /// The rows as a database holds them: each batch reads, plans, takes and charges; keys run dry
  /// and come back without anybody telling the rows.
  private static final class Table {

    private final Random random;
    private final String seed;
    private final double[] weights;
    private final double[] v;
    private final long[] backlog;
    private double served;
    private final FairShareWatch watch;

    Table(Random random, String seed) {
      this.random = random;
      this.seed = seed;
      int keys = 2 + random.nextInt(4);
      weights = random.doubles(keys, 0.2, 8).toArray();
      v = new double[keys];
      backlog = new long[keys];
      watch = new FairShareWatch(1);
    }

    void run() {
      for (int batch = 0; batch < 60; batch++) {
        for (int key = 0; key < v.length; key++) {
          if (random.nextInt(3) == 0) {
            backlog[key] += random.nextInt(30);
          }
          watch.backlogged(name(key), weights[key], backlog[key] > 0);
        }
        claim(1 + random.nextInt(12));
        if (!watch.breaches().isEmpty()) {
          fail("%s, batch %d: %s", seed, batch, watch.breaches());
        }
      }
    }

    private void claim(int n) {
      List<KeyBacklog> rows = new ArrayList<>();
      for (int key = 0; key < v.length; key++) {
        if (backlog[key] > 0) {
          rows.add(
              new KeyBacklog(name(key), weights[key], v[key], Math.min(n, backlog[key]))
                  .notBefore(served));
        }
      }
      Allotment plan = FairShare.allot(rows, n);
      for (FairnessKey key : plan.order()) {
        int index = index(key);
        watch.started(key, 1);
        backlog[index]--;
        watch.backlogged(key, weights[index], backlog[index] > 0);
      }
      for (Allotment.Taken taken : plan.taken()) {
        int index = index(taken.key());
        v[index] = Math.max(v[index], served) + taken.count() / weights[index];
        if (Math.abs(v[index] - taken.v()) > 1e-9) {
          fail("%s: charged up to %s, planned up to %s", seed, v[index], taken.v());
        }
      }
      served = Math.max(served, plan.served());
    }

    private static FairnessKey name(int key) {
      return new FairnessKey("k" + key);
    }

    private static int index(FairnessKey key) {
      return Integer.parseInt(key.value().substring(1));
    }
  }
}
