package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedSelectorPropertiesTest {

  private static final int RUNS = 2_000;

  private final RoleSelector selector = Weighted.byDefault();

  @Test
  void givesAScoreFromZeroToOneThatIsTheSumOfItsParts() {
    for (long seed = 0; seed < RUNS; seed++) {
      for (RankedRole role : selector.rank(new RandomQueries(seed).query()).ranked()) {
        double sum = 0;
        for (ScorePart part : role.parts()) {
          assertThat(part.points()).as("part %s, seed %s", part.name(), seed).isBetween(0.0, 1.0);
          sum += part.points();
        }
        assertThat(role.score()).as("seed %s", seed).isEqualTo(sum).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void ranksEveryCandidateOnceInTheOrderOfTheScores() {
    for (long seed = 0; seed < RUNS; seed++) {
      FakeQuery query = new RandomQueries(seed).query();
      List<RankedRole> ranked = selector.rank(query).ranked();

      assertThat(ranked)
          .as("seed %s", seed)
          .extracting(RankedRole::roleId)
          .containsExactlyInAnyOrderElementsOf(
              query.candidates().stream().map(CandidateView::roleId).toList());
      for (int i = 1; i < ranked.size(); i++) {
        assertThat(ranked.get(i).score())
            .as("seed %s, place %s", seed, i)
            .isLessThanOrEqualTo(ranked.get(i - 1).score() + 1e-9);
      }
    }
  }

  @Test
  void neverReordersTheOthersWhenOneIsExcluded() {
    for (long seed = 0; seed < RUNS; seed++) {
      FakeQuery query = new RandomQueries(seed).query();
      List<String> all = Weighted.order(selector.rank(query));
      if (all.size() > 1) {
        String excluded = all.get((int) (seed % all.size()));
        List<String> others = new ArrayList<>(all);
        others.remove(excluded);

        assertThat(Weighted.order(selector.rank(query.without(excluded))))
            .as("seed %s without %s", seed, excluded)
            .isEqualTo(others);
      }
    }
  }

  @Test
  void neverLowersAScoreForAHigherLevel() {
    for (long seed = 0; seed < RUNS; seed++) {
      RandomQueries random = new RandomQueries(seed);
      FakeTask task = random.task();
      RoutingClass routingClass = random.routingClass();
      FakeCandidate candidate = random.candidate("role");
      double score = score(task, routingClass, candidate);
      for (CapabilityView held : candidate.capabilities()) {
        for (int level = held.level() + 1; level <= 5; level++) {
          assertThat(score(task, routingClass, candidate.able(held.capability(), level)))
              .as("seed %s, %s at level %s", seed, held, level)
              .isGreaterThanOrEqualTo(score);
        }
      }
    }
  }

  @Test
  void neverRaisesAScoreForMoreLoad() {
    for (long seed = 0; seed < RUNS; seed++) {
      RandomQueries random = new RandomQueries(seed);
      FakeTask task = random.task();
      RoutingClass routingClass = random.routingClass();
      FakeCandidate candidate = random.candidate("role");
      double before = Double.POSITIVE_INFINITY;
      for (int active = 0; active < 8; active++) {
        double score = score(task, routingClass, candidate.holding(active));
        assertThat(score).as("seed %s, %s tasks", seed, active).isLessThanOrEqualTo(before);
        before = score;
      }
    }
  }

  private double score(FakeTask task, RoutingClass routingClass, FakeCandidate candidate) {
    FakeQuery query = FakeQuery.of(task, candidate).forClass(routingClass);
    return selector.rank(query).ranked().getFirst().score();
  }
}
