package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What plugins say that keep the contract.
final class SoundPlugins {

  private SoundPlugins() {}

  static Verdict human(TaskView task) {
    return new Verdict.Classified(
        RoutingClass.HUMAN_PRIMARY, 0.9, true, List.of(), "People do %s.".formatted(task.id()));
  }

  static Verdict abstained(TaskView task) {
    return new Verdict.Abstained("It knows nothing of %s.".formatted(task.id()));
  }

  /// The last id first.
  static Ranking byId(SelectionQuery query) {
    List<String> ids =
        query.candidates().stream()
            .map(CandidateView::roleId)
            .sorted(Comparator.reverseOrder())
            .toList();
    return ranking(ids);
  }

  /// These roles in this order, with scores that descend.
  static Ranking ranking(List<String> ids) {
    List<RankedRole> ranked = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      ranked.add(scored(ids.get(i), 100 - i));
    }
    return new Ranking(ranked);
  }

  static RankedRole scored(String id, double points) {
    return new RankedRole(id, List.of(new ScorePart("place", points)));
  }
}
