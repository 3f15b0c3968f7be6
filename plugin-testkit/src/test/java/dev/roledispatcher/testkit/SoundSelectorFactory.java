package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.spi.SpiVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A selector that keeps the contract: the highest levels first, then the fewest tasks.
public final class SoundSelectorFactory implements RoleSelectorFactory {

  static final PluginDescriptor DESCRIPTOR =
      new PluginDescriptor(
          "sound", "1.0", SpiVersion.CURRENT, "Prefers the highest levels.", List.of());

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public RoleSelector create(PluginContext context) {
    return new SoundSelector();
  }

  /// Remembers the names of the roles, which changes no answer.
  static final class SoundSelector implements RoleSelector, RegistryFollower {

    private final Map<String, String> names = new ConcurrentHashMap<>();

    @Override
    public Ranking rank(SelectionQuery query) {
      return SoundSelectorFactory.rank(query);
    }

    @Override
    public void follow(RegistryChange change) {
      if (change.isComplete()) {
        names.clear();
      }
      change.removed().forEach(names::remove);
      change.changed().forEach(role -> names.put(role.roleId(), role.name()));
    }
  }

  static Ranking rank(SelectionQuery query) {
    List<RankedRole> ranked = new ArrayList<>();
    for (CandidateView candidate : query.candidates()) {
      ranked.add(scored(query, candidate));
    }
    ranked.sort(Comparator.comparingDouble(RankedRole::score).reversed());
    return new Ranking(ranked);
  }

  private static RankedRole scored(SelectionQuery query, CandidateView candidate) {
    int levels = 0;
    for (RequirementView requirement : query.task().requirements()) {
      levels += candidate.level(requirement.capability());
    }
    return new RankedRole(
        candidate.roleId(),
        List.of(
            new ScorePart("levels", levels),
            new ScorePart("tasks", -0.1 * candidate.activeTasks())));
  }
}
