package dev.roledispatcher.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.role.RoleId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Holds the fast [Screener] to the plain [EligibilityRules], over thousands of registries and
/// searches.
class ScreenerAgreesWithTheRulesTest {

  private static final int SEEDS = 2_000;

  @Test
  void findsTheRolesThatNoRuleSpeaksAgainstAndCountsTheOthersByTheirFirstReason() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomSearch random = RandomSearch.of(seed);
      Screening screening = screen(random, random.search(), random.policy());
      Map<RefusalKind, Integer> counts = new EnumMap<>(RefusalKind.class);
      int eligible = 0;
      for (IndexedRole role : random.roles()) {
        List<RefusalReason> against = EligibilityRules.reasonsAgainst(role, random.search());
        if (against.isEmpty()) {
          eligible++;
        } else {
          counts.merge(against.getFirst().kind(), 1, Integer::sum);
        }
      }

      assertThat(screening.eligibleCount()).as("seed %d", seed).isEqualTo(eligible);
      assertThat(screening.refusals().counts()).as("seed %d", seed).isEqualTo(counts);
      assertThat(screening.refusals().total() + eligible)
          .as("seed %d", seed)
          .isEqualTo(random.index().size());
    }
  }

  @Test
  void handsOnTheBestByPreferenceExactTypeLoadIdleTimeAndId() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomSearch random = RandomSearch.of(seed);
      RoleSearch search = random.search();
      List<RoleId> best =
          random.roles().stream()
              .filter(role -> EligibilityRules.reasonsAgainst(role, search).isEmpty())
              .sorted(statedOrder(search))
              .limit(random.policy().mostRanked())
              .map(IndexedRole::id)
              .sorted()
              .toList();

      assertThat(screen(random, search, random.policy()).eligible())
          .as("seed %d", seed)
          .extracting(IndexedRole::id)
          .containsExactlyElementsOf(best);
    }
  }

  @Test
  void namesRefusedRolesWithEveryReasonAndNoMoreThanAllowed() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomSearch random = RandomSearch.of(seed);
      List<Refusal> named = screen(random, random.search(), random.policy()).refusals().named();

      assertThat(named)
          .as("seed %d", seed)
          .hasSizeLessThanOrEqualTo(random.policy().mostRefusalsNamed());
      assertThat(named).as("seed %d", seed).extracting(Refusal::role).doesNotHaveDuplicates();
      for (Refusal refusal : named) {
        List<RefusalReason> against =
            random
                .index()
                .find(refusal.role())
                .map(role -> EligibilityRules.reasonsAgainst(role, random.search()))
                .orElse(List.of(new RefusalReason.UnknownRole()));
        assertThat(refusal.reasons()).as("seed %d", seed).isEqualTo(against);
      }
    }
  }

  @Test
  void doesNotReorderOthersWhenARoleIsExcluded() {
    SelectionPolicy everything = new SelectionPolicy("1", 10_000, 1, 0);
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomSearch random = RandomSearch.of(seed);
      List<RoleId> before = ids(screen(random, random.search(), everything));
      if (before.isEmpty()) {
        continue;
      }
      RoleId excluded = before.get((int) (seed % before.size()));

      List<RoleId> after = ids(screen(random, random.excluding(excluded), everything));

      assertThat(after)
          .as("seed %d", seed)
          .containsExactlyElementsOf(
              before.stream().filter(role -> !role.equals(excluded)).toList());
    }
  }

  @Test
  void judgesOneNamedRoleByTheSameRules() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomSearch random = RandomSearch.of(seed);
      RoleId only = new RoleId("r" + seed % 20);
      RoleSearch all = random.search();
      RoleSearch search =
          new RoleSearch(
              all.classification(),
              all.typeRule(),
              all.requirements(),
              all.excluded(),
              all.apart(),
              all.failed(),
              all.preferred(),
              only,
              all.holder(),
              all.at(),
              all.need(),
              all.gauges(),
              all.reached());
      List<RefusalReason> against =
          random
              .index()
              .find(only)
              .map(role -> EligibilityRules.reasonsAgainst(role, search))
              .orElse(List.of(new RefusalReason.UnknownRole()));

      Screening screening = screen(random, search, random.policy());

      assertThat(screening.eligibleCount())
          .as("seed %d", seed)
          .isEqualTo(against.isEmpty() ? 1 : 0);
      assertThat(ids(screening))
          .as("seed %d", seed)
          .isEqualTo(against.isEmpty() ? List.of(only) : List.of());
      assertThat(screening.refusals().named())
          .as("seed %d", seed)
          .isEqualTo(against.isEmpty() ? List.of() : List.of(new Refusal(only, against)));
      assertThat(screening.refusals().total())
          .as("seed %d", seed)
          .isEqualTo(against.isEmpty() ? 0 : 1);
    }
  }

  private static Comparator<IndexedRole> statedOrder(RoleSearch search) {
    return (one, other) -> {
      int byPreference =
          Boolean.compare(
              other.id().equals(search.preferred()), one.id().equals(search.preferred()));
      int byType = Boolean.compare(isExact(other, search), isExact(one, search));
      int byLoad = Integer.compare(one.load().active(), other.load().active());
      int byIdleTime = Long.compare(idleSince(one), idleSince(other));
      int byId = one.id().compareTo(other.id());
      return byPreference != 0
          ? byPreference
          : byType != 0 ? byType : byLoad != 0 ? byLoad : byIdleTime != 0 ? byIdleTime : byId;
    };
  }

  private static boolean isExact(IndexedRole role, RoleSearch search) {
    return role.role().profile().type().name().equals(search.classification().name());
  }

  private static long idleSince(IndexedRole role) {
    var last = role.load().lastAssignedAt();
    return last == null ? Long.MIN_VALUE : last.toEpochMilli();
  }

  private static Screening screen(RandomSearch random, RoleSearch search, SelectionPolicy policy) {
    return new Screener(policy).screen(random.index(), search);
  }

  private static List<RoleId> ids(Screening screening) {
    return screening.eligible().stream().map(IndexedRole::id).toList();
  }
}
