package dev.roledispatcher.domain.selection;

import static dev.roledispatcher.domain.selection.RoleDraft.role;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// A registry with loads and a search over it, both as the seed has it.
///
/// @param index the registry
/// @param search the search
/// @param policy how much is ranked and named
record RandomSearch(RoleIndex index, RoleSearch search, SelectionPolicy policy) {

  static RandomSearch of(long seed) {
    // Neighbouring seeds of Random begin alike; spread out, they do not.
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    int size = random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(20);
    RoleIndex index = index(random, size);
    SelectionPolicy policy =
        new SelectionPolicy("1", 1 + random.nextInt(12), 1, random.nextInt(30));
    return new RandomSearch(index, search(random, size).made(), policy);
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
        search.failed(),
        search.preferred(),
        search.only(),
        search.holder());
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
      draft = random.nextBoolean() ? draft.holdingAtMost(1 + random.nextInt(4)) : draft;
      roles.add(draft.made());
    }
    RoleIndex index = RoleIndex.of(roles);
    for (Role role : roles) {
      LoadGauge load = index.find(role.id()).orElseThrow().load();
      for (int i = random.nextInt(4); i > 0; i--) {
        load.assigned(Instant.ofEpochSecond(random.nextInt(3)));
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
    return search;
  }
}
