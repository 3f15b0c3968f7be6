package dev.roledispatcher.domain.selection;

import static dev.roledispatcher.domain.selection.RoleDraft.role;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.queue.RestPolicy.Rest;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A registry with loads and a search over it, both as the seed has it.
///
/// @param index the registry
/// @param search the search
/// @param policy how much is ranked and named
record RandomSearch(RoleIndex index, RoleSearch search, SelectionPolicy policy) {

  private static final TaskKind INCIDENT = new TaskKind("incident");

  static RandomSearch of(long seed) {
    // Neighbouring seeds of Random begin alike; spread out, they do not.
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    int size = random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(20);
    RoleIndex index = index(random, size);
    SelectionPolicy policy =
        new SelectionPolicy("1", 1 + random.nextInt(12), 1, random.nextInt(30));
    RoleSearch search = search(random, size).made().taking(need(random)).under(index.limits());
    return new RandomSearch(index, search, policy);
  }

  /// The same search that excludes one role more.
  RoleSearch excluding(RoleId role) {
    List<RoleId> excluded = new ArrayList<>(search.excluded());
    excluded.add(role);
    return new RoleSearch(
        search.classification(),
        search.typeRule(),
        search.requirements(),
        Set.copyOf(excluded),
        search.apart(),
        search.failed(),
        search.preferred(),
        search.only(),
        search.holder(),
        search.at(),
        search.need(),
        search.gauges(),
        search.reached());
  }

  /// All roles of the registry.
  List<IndexedRole> roles() {
    List<IndexedRole> roles = new ArrayList<>();
    for (int slot = 0; slot < index.present().length * Long.SIZE; slot++) {
      IndexedRole role = index.at(slot);
      if (role != null) {
        roles.add(role);
      }
    }
    return roles;
  }

  private static CapacityNeed need(Random random) {
    return new CapacityNeed(
        random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1,
        random.nextInt(3) == 0 ? INCIDENT : null);
  }

  private static CapacityLimits limits(Random random) {
    return new CapacityLimits(
        random.nextInt(6) == 0 ? (Integer) (1 + random.nextInt(9)) : null,
        random.nextInt(4) == 0 ? Map.of(INCIDENT, 1 + random.nextInt(4)) : Map.of());
  }

  private static RoleIndex index(Random random, int size) {
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      RoleDraft draft = role("r" + i).of(Pick.one(random, RoleType.values()));
      for (int c = 0; c < 5; c++) {
        if (random.nextInt(3) != 0) {
          draft = draft.able("c" + c, 1 + random.nextInt(5));
        }
      }
      draft = random.nextInt(6) == 0 ? draft.inactive() : draft;
      draft =
          switch (random.nextInt(9)) {
            case 0 -> draft.draining();
            case 4 -> draft.pulling();
            case 1 -> draft.workingFrom(random.nextInt(24), random.nextInt(24));
            case 2, 3 -> draft.silentAtMost(Duration.ofSeconds(1 + random.nextInt(40_000)));
            default -> draft;
          };
      draft = random.nextBoolean() ? draft.holdingAtMost(1 + random.nextInt(4)) : draft;
      draft = random.nextInt(4) == 0 ? draft.limiting("incident", 1 + random.nextInt(3)) : draft;
      roles.add(draft.made());
    }
    RoleIndex index = RoleIndex.empty(new LimitGauges(limits(random))).with(roles, List.of());
    for (Role role : roles) {
      PresenceGauge signs = index.find(role.id()).orElseThrow().signs();
      if (random.nextInt(3) == 0) {
        signs.seen(Instant.ofEpochSecond(random.nextInt(86_400)));
      }
      if (random.nextInt(6) == 0) {
        Instant missed = Instant.ofEpochSecond(random.nextInt(86_400));
        signs.rests(new Rest(3, missed, missed.plusSeconds(random.nextInt(40_000))));
      }
      LoadGauge load = index.find(role.id()).orElseThrow().load();
      for (int i = random.nextInt(4); i > 0; i--) {
        CapacityNeed need = need(random);
        load.assigned(need.cost(), Instant.ofEpochSecond(random.nextInt(3)));
        index.limits().moved(role.id(), null, need);
      }
    }
    List<RoleId> removed = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      removed.add(new RoleId("r" + random.nextInt(size + 1)));
    }
    return index.with(List.of(), removed);
  }

  private static SearchDraft search(Random random, int size) {
    TypeRule rule = Pick.one(random, TypeRule.values());
    SearchDraft search =
        SearchDraft.search().classified(Pick.one(random, TaskClassification.values()), rule);
    for (int c = 0; c < 6; c++) {
      if (random.nextInt(4) == 0) {
        search.requiring(
            "c" + c,
            1 + random.nextInt(4),
            random.nextInt(4) == 0 ? Requirement.Kind.PREFERRED : Requirement.Kind.REQUIRED);
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      search.excluding("r" + random.nextInt(size + 2));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      search.without("r" + random.nextInt(size + 2), "It failed.");
    }
    if (random.nextInt(3) == 0) {
      search.preferring("r" + random.nextInt(size + 2));
    }
    if (random.nextInt(4) == 0) {
      search.heldBy("r" + random.nextInt(size + 2));
    }
    if (random.nextInt(4) != 0) {
      search.at(Instant.EPOCH.plusSeconds(random.nextInt(86_400)));
    }
    return search;
  }
}
