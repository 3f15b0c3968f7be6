package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Turns the ranking of a selector into scored candidates, if it ranks every candidate once, nobody
/// else, and in the order of its scores.
///
/// @param candidates who was to be ranked
record RankingCheck(List<CandidateSeen> candidates)
    implements AnswerCheck<Ranking, List<Candidate>> {

  private static final int MOST_PARTS = 64;
  private static final int LONGEST_NAME = 64;

  /// Scores this near count as equal, because equal ones may differ by the rounding of their sums.
  private static final double TOLERANCE = 1e-9;

  @Override
  public List<Candidate> check(Ranking ranking) throws WrongAnswerException {
    Map<String, CandidateSeen> unranked = HashMap.newHashMap(candidates.size());
    for (CandidateSeen candidate : candidates) {
      unranked.put(candidate.roleId(), candidate);
    }
    List<Candidate> ranked = new ArrayList<>(candidates.size());
    double lowest = Double.POSITIVE_INFINITY;
    for (RankedRole role : ranking.ranked()) {
      CandidateSeen candidate = unranked.remove(role.roleId());
      if (candidate == null) {
        throw new WrongAnswerException(stranger(role.roleId()));
      }
      ScoreBreakdown score = score(role);
      double total = score.total();
      if (!Double.isFinite(total)) {
        throw new WrongAnswerException(
            "the score of role (%s) must be finite".formatted(role.roleId()));
      }
      if (total > lowest + TOLERANCE) {
        throw new WrongAnswerException(
            "role (%s) has a higher score (%s) than a role before it (%s)"
                .formatted(role.roleId(), total, lowest));
      }
      lowest = Math.min(lowest, total);
      ranked.add(candidate.scored(score));
    }
    requireNobodyLeft(unranked);
    return ranked;
  }

  private String stranger(String roleId) {
    boolean repeated = candidates.stream().anyMatch(candidate -> candidate.roleId().equals(roleId));
    String shown = Texts.onOneLine(String.valueOf(roleId), LONGEST_NAME);
    return repeated
        ? "it ranks role (%s) more than once".formatted(shown)
        : "it ranks role (%s), which is no candidate".formatted(shown);
  }

  private void requireNobodyLeft(Map<String, CandidateSeen> unranked) throws WrongAnswerException {
    if (!unranked.isEmpty()) {
      String first =
          candidates.stream()
              .map(CandidateSeen::roleId)
              .filter(unranked::containsKey)
              .findFirst()
              .orElseThrow();
      throw new WrongAnswerException(
          "it leaves out %d of %d candidates, the first of them (%s)"
              .formatted(unranked.size(), candidates.size(), first));
    }
  }

  private static ScoreBreakdown score(RankedRole role) throws WrongAnswerException {
    List<dev.roledispatcher.spi.ScorePart> given = role.parts();
    if (given.size() > MOST_PARTS) {
      throw new WrongAnswerException(
          "the score of role (%s) must have at most %d parts".formatted(role.roleId(), MOST_PARTS));
    }
    ScorePart[] parts = new ScorePart[given.size()];
    for (int i = 0; i < parts.length; i++) {
      dev.roledispatcher.spi.ScorePart part = given.get(i);
      String name = part.name();
      if (Objects.isNull(name) || name.isBlank() || name.length() > LONGEST_NAME) {
        throw new WrongAnswerException(
            "every part of the score of role (%s) must have a name of at most %d characters"
                .formatted(role.roleId(), LONGEST_NAME));
      }
      parts[i] = new ScorePart(Texts.onOneLine(name, LONGEST_NAME), part.points());
    }
    return new ScoreBreakdown(List.of(parts));
  }
}
