package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.testkit.FakeQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every selector and every query, whatever is known of the past of the candidates.
class SelectorPropertiesTest {

  private static final int RUNS = 2_000;

  static Stream<Named<RoleSelector>> selectors() {
    return Stream.of(
            new LeastLoadedSelectorFactory(),
            new RoundRobinSelectorFactory(),
            new StickySelectorFactory(),
            new WeightedSelectorFactory())
        .map(factory -> Named.of(factory.descriptor().name(), Made.by(factory)));
  }

  static Stream<Named<RoleSelector>> selectorsWithOptions() {
    return Stream.concat(
        selectors(),
        Stream.of(
            with(new RoundRobinSelectorFactory(), Map.of("even-out", "false")),
            with(new StickySelectorFactory(), Map.of("least-success", "0")),
            with(new LeastLoadedSelectorFactory(), Map.of("half-load-tasks", "1")),
            with(new WeightedSelectorFactory(), Map.of("weight-affinity", "3"))));
  }

  private static Named<RoleSelector> with(
      RoleSelectorFactory factory, Map<String, String> settings) {
    return Named.of(factory.descriptor().name() + " " + settings, Made.by(factory, settings));
  }

  @ParameterizedTest
  @MethodSource("selectorsWithOptions")
  void ranksEveryCandidateOnceInTheOrderOfTheSumsOfItsParts(RoleSelector selector) {
    for (long seed = 0; seed < RUNS; seed++) {
      FakeQuery query = new RandomQueries(seed).queryWithPasts();
      List<RankedRole> ranked = selector.rank(query).ranked();

      assertThat(ranked)
          .as("seed %s", seed)
          .extracting(RankedRole::roleId)
          .containsExactlyInAnyOrderElementsOf(
              query.candidates().stream().map(CandidateView::roleId).toList());
      double before = Double.POSITIVE_INFINITY;
      for (RankedRole role : ranked) {
        double sum = 0;
        for (ScorePart part : role.parts()) {
          sum += part.points();
        }
        assertThat(role.score())
            .as("seed %s, %s", seed, role.roleId())
            .isEqualTo(sum)
            .isFinite()
            .isLessThanOrEqualTo(before + 1e-9);
        before = role.score();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("selectorsWithOptions")
  void neverReordersTheOthersWhenOneIsExcluded(RoleSelector selector) {
    for (long seed = 0; seed < RUNS; seed++) {
      FakeQuery query = new RandomQueries(seed).queryWithPasts();
      List<String> all = Made.order(selector, query);
      for (String excluded : all.size() > 1 ? all : List.<String>of()) {
        List<String> others = new ArrayList<>(all);
        others.remove(excluded);

        assertThat(Made.order(selector, query.without(excluded)))
            .as("seed %s without %s", seed, excluded)
            .isEqualTo(others);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("selectors")
  void answersTheSameFromAnyInstance(RoleSelector selector) {
    List<RoleSelector> others =
        selectors()
            .map(Named::getPayload)
            .filter(other -> other.getClass().equals(selector.getClass()))
            .toList();
    assertThat(others).hasSize(1);
    for (long seed = 0; seed < RUNS; seed++) {
      FakeQuery query = new RandomQueries(seed).queryWithPasts();

      assertThat(others.getFirst().rank(new RandomQueries(seed).queryWithPasts()))
          .as("seed %s", seed)
          .isEqualTo(selector.rank(query));
    }
  }
}
