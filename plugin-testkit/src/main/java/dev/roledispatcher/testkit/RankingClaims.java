package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import java.util.List;

/// What every ranking must be, beyond what its constructor already checks.
final class RankingClaims {

  /// The difference up to which two scores count as equal.
  private static final double TOLERANCE = 1e-9;

  private RankingClaims() {}

  static void hasEveryCandidateOnce(SelectionQuery query, Ranking ranking) {
    assertThat(ranking).as("the ranking of %s", query).isNotNull();
    List<String> ranked = order(ranking);
    assertThat(ranked).as("the ranked roles of %s", query).doesNotHaveDuplicates();
    assertThat(ranked)
        .as("the ranked roles of %s", query)
        .containsAll(query.candidates().stream().map(CandidateView::roleId).toList());
  }

  static void hasNoStranger(SelectionQuery query, Ranking ranking) {
    assertThat(query.candidates().stream().map(CandidateView::roleId))
        .as("the candidates of %s", query)
        .containsAll(order(ranking));
  }

  static void hasFiniteScores(SelectionQuery query, Ranking ranking) {
    for (RankedRole role : ranking.ranked()) {
      assertThat(Double.isFinite(role.score()))
          .as("whether the score (%s) of %s is finite for %s", role.score(), role.roleId(), query)
          .isTrue();
    }
  }

  static void isInTheOrderOfTheScores(SelectionQuery query, Ranking ranking) {
    double lowest = Double.POSITIVE_INFINITY;
    for (RankedRole role : ranking.ranked()) {
      assertThat(role.score())
          .as("the score of %s, below which nobody before it may be, for %s", role.roleId(), query)
          .isLessThanOrEqualTo(lowest + TOLERANCE);
      lowest = Math.min(lowest, role.score());
    }
  }

  static void explainsEveryScoreByItsParts(SelectionQuery query, Ranking ranking) {
    for (RankedRole role : ranking.ranked()) {
      assertThat(role.parts())
          .as("the parts of the score of %s for %s", role.roleId(), query)
          .isNotEmpty()
          .allSatisfy(part -> assertThat(part.name()).as("the name of a part").isNotBlank())
          .extracting(ScorePart::name)
          .doesNotHaveDuplicates();
      double sum = role.parts().stream().mapToDouble(ScorePart::points).sum();
      assertThat(sum)
          .as("the sum of the parts of the score of %s for %s", role.roleId(), query)
          .isCloseTo(role.score(), within(TOLERANCE));
    }
  }

  static void isSound(SelectionQuery query, Ranking ranking) {
    hasEveryCandidateOnce(query, ranking);
    hasNoStranger(query, ranking);
    hasFiniteScores(query, ranking);
    isInTheOrderOfTheScores(query, ranking);
    explainsEveryScoreByItsParts(query, ranking);
  }

  static List<String> order(Ranking ranking) {
    return ranking.ranked().stream().map(RankedRole::roleId).toList();
  }
}
