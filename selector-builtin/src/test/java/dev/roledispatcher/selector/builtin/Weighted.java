package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.testkit.FakePluginContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The selector under test, made as the host makes it.
final class Weighted {

  private Weighted() {}

  static RoleSelector byDefault() {
    return with(Map.of());
  }

  static RoleSelector with(Map<String, String> settings) {
    WeightedSelectorFactory factory = new WeightedSelectorFactory();
    return factory.create(FakePluginContext.of(factory.descriptor(), settings));
  }

  /// Judges by one criterion alone, so that its part is what the criterion gives, from 0 to 1.
  static RoleSelector onlyBy(Criterion only) {
    Map<String, String> settings = new HashMap<>();
    for (Criterion criterion : Criterion.values()) {
      settings.put(criterion.option(), criterion == only ? "1" : "0");
    }
    return with(settings);
  }

  /// What a criterion gives each candidate, by id.
  static Map<String, Double> judged(Criterion criterion, SelectionQuery query) {
    Map<String, Double> points = new HashMap<>();
    for (RankedRole role : onlyBy(criterion).rank(query).ranked()) {
      points.put(role.roleId(), points(role, criterion));
    }
    return points;
  }

  static double points(RankedRole role, Criterion criterion) {
    return role.parts().stream()
        .filter(part -> part.name().equals(criterion.part()))
        .mapToDouble(ScorePart::points)
        .sum();
  }

  static List<String> order(Ranking ranking) {
    return ranking.ranked().stream().map(RankedRole::roleId).toList();
  }
}
