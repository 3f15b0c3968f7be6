package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.testkit.FakePluginContext;
import java.util.List;
import java.util.Map;

/// Selectors made as the host makes them, and what they say.
final class Made {

  private Made() {}

  static RoleSelector by(RoleSelectorFactory factory) {
    return by(factory, Map.of());
  }

  static RoleSelector by(RoleSelectorFactory factory, Map<String, String> settings) {
    return factory.create(FakePluginContext.of(factory.descriptor(), settings));
  }

  /// The ids of the candidates, best first.
  static List<String> order(RoleSelector selector, SelectionQuery query) {
    return Weighted.order(selector.rank(query));
  }

  static String first(RoleSelector selector, SelectionQuery query) {
    return order(selector, query).getFirst();
  }

  /// The score of one candidate.
  static RankedRole score(RoleSelector selector, SelectionQuery query, String roleId) {
    return selector.rank(query).ranked().stream()
        .filter(role -> role.roleId().equals(roleId))
        .findFirst()
        .orElseThrow();
  }

  static double points(RankedRole role, String part) {
    return role.parts().stream()
        .filter(one -> one.name().equals(part))
        .mapToDouble(ScorePart::points)
        .findFirst()
        .orElseThrow();
  }
}
