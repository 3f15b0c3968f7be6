package dev.roledispatcher.domain.selection;

import static dev.roledispatcher.domain.selection.RoleDraft.indexOf;
import static dev.roledispatcher.domain.selection.RoleDraft.role;
import static dev.roledispatcher.domain.selection.SearchDraft.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoleIndexTest {

  private static final RoleId A = new RoleId("a");
  private static final RoleId B = new RoleId("b");

  @Test
  void isEmptyAtFirst() {
    RoleIndex index = RoleIndex.empty();

    assertThat(index.size()).isZero();
    assertThat(index.activeCount()).isZero();
    assertThat(index.find(A)).isEmpty();
    assertThat(index.knownCapabilities()).isEmpty();
    assertThat(index.countOf(RoleType.HYBRID)).isZero();
    assertThat(index.countOf(new CapabilityName("x"))).isZero();
  }

  @Test
  void findsAndCountsItsRoles() {
    RoleIndex index =
        indexOf(
            role("a").of(RoleType.AI_PRIMARY).able("x", "y"),
            role("b").of(RoleType.AI_PRIMARY).able("y").inactive(),
            role("c").of(RoleType.HUMAN_PRIMARY));

    assertThat(index.size()).isEqualTo(3);
    assertThat(index.activeCount()).isEqualTo(2);
    assertThat(index.countOf(RoleType.AI_PRIMARY)).isEqualTo(2);
    assertThat(index.countOf(RoleType.HUMAN_PRIMARY)).isEqualTo(1);
    assertThat(index.countOf(RoleType.HYBRID)).isZero();
    assertThat(index.countOf(new CapabilityName("y"))).isEqualTo(2);
    assertThat(index.knownCapabilities())
        .containsExactlyInAnyOrder(new CapabilityName("x"), new CapabilityName("y"));
    assertThat(index.find(B)).map(IndexedRole::id).contains(B);
  }

  @Test
  void knowsTheLevelOfEachCapability() {
    IndexedRole indexed = indexOf(role("a").able("x", 5).able("y")).find(A).orElseThrow();

    assertThat(indexed.level(new CapabilityName("x"))).isEqualTo(5);
    assertThat(indexed.level(new CapabilityName("y"))).isEqualTo(3);
    assertThat(indexed.level(new CapabilityName("z"))).isZero();
  }

  @Test
  void replacesARoleAndForgetsWhatItWas() {
    RoleIndex index =
        indexOf(role("a").of(RoleType.AI_PRIMARY).able("x"))
            .with(
                List.of(
                    role("a").of(RoleType.HUMAN_PRIMARY).able("y").inactive().version(2).made()),
                List.of());

    assertThat(index.size()).isEqualTo(1);
    assertThat(index.activeCount()).isZero();
    assertThat(index.countOf(RoleType.AI_PRIMARY)).isZero();
    assertThat(index.countOf(RoleType.HUMAN_PRIMARY)).isEqualTo(1);
    assertThat(index.knownCapabilities()).containsExactly(new CapabilityName("y"));
  }

  @Test
  void ignoresAnOlderVersionThanItHas() {
    RoleIndex index = indexOf(role("a").able("new").version(3));

    RoleIndex next = index.with(List.of(role("a").able("old").version(2).made()), List.of());

    assertThat(next.find(A)).map(found -> found.role().version()).contains(3L);
    assertThat(next.knownCapabilities()).containsExactly(new CapabilityName("new"));
  }

  @Test
  void keepsTheLoadOfARoleThatChanges() {
    RoleIndex index = indexOf(role("a"));
    index.find(A).orElseThrow().load().assigned(Instant.EPOCH);

    RoleIndex next = index.with(List.of(role("a").holdingAtMost(4).version(2).made()), List.of());
    next.find(A).orElseThrow().load().assigned(Instant.EPOCH);

    assertThat(next.find(A).orElseThrow().workload().active()).isEqualTo(2);
    assertThat(next.find(A).orElseThrow().workload().capacity()).isEqualTo(4);
    assertThat(index.find(A).orElseThrow().workload().active()).isEqualTo(2);
  }

  @Test
  void removesARoleAndTheColumnsNobodyElseUses() {
    RoleIndex index = indexOf(role("a").able("x", "y"), role("b").able("y"));

    RoleIndex next = index.with(List.of(), List.of(A, new RoleId("unknown")));

    assertThat(next.find(A)).isEmpty();
    assertThat(next.size()).isEqualTo(1);
    assertThat(next.activeCount()).isEqualTo(1);
    assertThat(next.countOf(RoleType.HYBRID)).isEqualTo(1);
    assertThat(next.knownCapabilities()).containsExactly(new CapabilityName("y"));
    assertThat(next.column(new CapabilityName("x"))).isNull();
  }

  @Test
  void takesARemovedRoleBackWithoutItsOldLoad() {
    RoleIndex index = indexOf(role("a").able("x").version(5), role("b"));
    index.find(A).orElseThrow().load().assigned(Instant.EPOCH);

    RoleIndex revived =
        index.with(List.of(), List.of(A)).with(List.of(role("a").able("z").made()), List.of());

    assertThat(revived.size()).isEqualTo(2);
    assertThat(revived.find(A).orElseThrow().role().version()).isEqualTo(1);
    assertThat(revived.find(A).orElseThrow().workload().active()).isZero();
    assertThat(revived.knownCapabilities()).containsExactly(new CapabilityName("z"));
  }

  @Test
  void removesFirstAndAddsThenWhenBothAreAsked() {
    RoleIndex index = indexOf(role("a").version(5));

    RoleIndex next = index.with(List.of(role("a").version(1).made()), List.of(A));

    assertThat(next.find(A)).map(found -> found.role().version()).contains(1L);
  }

  @Test
  void lastsThroughLaterChanges() {
    RoleIndex before = indexOf(role("a").able("x").of(RoleType.AI_PRIMARY));
    List<Role> many =
        IntStream.range(0, 100).mapToObj(i -> role("more" + i).able("x", "m" + i).made()).toList();

    RoleIndex after =
        before
            .with(many, List.of())
            .with(List.of(role("a").able("y").version(2).inactive().made()), List.of());

    assertThat(before.size()).isEqualTo(1);
    assertThat(before.activeCount()).isEqualTo(1);
    assertThat(before.find(new RoleId("more0"))).isEmpty();
    assertThat(before.find(new RoleId("more99"))).isEmpty();
    assertThat(before.knownCapabilities()).containsExactly(new CapabilityName("x"));
    assertThat(before.countOf(RoleType.AI_PRIMARY)).isEqualTo(1);
    assertThat(new Screener(SelectionPolicy.DEFAULT).screen(before, search().requiring("x").made()))
        .extracting(Screening::eligibleCount)
        .isEqualTo(1);
    assertThat(after.size()).isEqualTo(101);
    assertThat(after.countOf(new CapabilityName("x"))).isEqualTo(100);
  }

  @Test
  void growsBeyondOneWordOfSlotsOneByOne() {
    RoleIndex index = RoleIndex.empty();
    for (int i = 0; i < 200; i++) {
      index = index.with(List.of(role("r" + i).able("x", "c" + i % 7).made()), List.of());
    }

    assertThat(index.size()).isEqualTo(200);
    assertThat(index.countOf(new CapabilityName("x"))).isEqualTo(200);
    assertThat(index.countOf(new CapabilityName("c0"))).isEqualTo(29);
    for (int i = 0; i < 200; i++) {
      assertThat(index.find(new RoleId("r" + i))).isPresent();
    }
  }

  @Test
  void acceptsTheSameNewRoleTwiceInOneChange() {
    RoleIndex index =
        RoleIndex.of(List.of(role("a").able("x").made(), role("a").able("y").version(2).made()));

    assertThat(index.size()).isEqualTo(1);
    assertThat(index.knownCapabilities()).containsExactly(new CapabilityName("y"));
  }

  @Test
  void doesNotShowItsCapabilitiesForChanging() {
    RoleIndex index = indexOf(role("a").able("x"));

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> index.knownCapabilities().clear());
  }

  @Test
  void agreesWithAPlainMapAfterAnyChangesAndSoDoesEverySnapshot() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      RoleIndex index = RoleIndex.empty();
      Map<RoleId, Role> model = new HashMap<>();
      List<RoleIndex> snapshots = new ArrayList<>();
      List<Map<RoleId, Role>> models = new ArrayList<>();
      for (int step = 0; step < 30; step++) {
        List<Role> changed = new ArrayList<>();
        List<RoleId> removed = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
          changed.add(randomRole(random));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
          removed.add(new RoleId("r" + random.nextInt(90)));
        }
        index = index.with(changed, removed);
        removed.forEach(model::remove);
        changed.forEach(role ->
            model.merge(
                role.id(), role, (old, fresh) -> old.version() > fresh.version() ? old : fresh));
        snapshots.add(index);
        models.add(new HashMap<>(model));
      }
      for (int i = 0; i < snapshots.size(); i++) {
        assertAgree(snapshots.get(i), models.get(i), "seed %d, step %d".formatted(seed, i));
      }
    }
  }

  private static Role randomRole(Random random) {
    RoleDraft draft =
        role("r" + random.nextInt(90))
            .of(Pick.one(random, RoleType.values()))
            .version(1 + random.nextInt(4));
    for (int c = 0; c < 6; c++) {
      if (random.nextInt(3) == 0) {
        draft = draft.able("c" + c);
      }
    }
    return (random.nextInt(4) == 0 ? draft.inactive() : draft).made();
  }

  private static void assertAgree(RoleIndex index, Map<RoleId, Role> model, String where) {
    assertThat(index.size()).as(where).isEqualTo(model.size());
    for (int i = 0; i < 90; i++) {
      RoleId id = new RoleId("r" + i);
      assertThat(index.find(id).map(IndexedRole::role).orElse(null))
          .as(where)
          .isEqualTo(model.get(id));
    }
    assertThat(index.activeCount())
        .as(where)
        .isEqualTo(model.values().stream().filter(role -> role.profile().active()).count());
    for (RoleType type : RoleType.values()) {
      assertThat(index.countOf(type))
          .as(where)
          .isEqualTo(model.values().stream().filter(role -> role.profile().type() == type).count());
    }
    Map<CapabilityName, Integer> counts = new HashMap<>();
    for (Role role : model.values()) {
      role.profile().capabilities().forEach(able -> counts.merge(able.name(), 1, Integer::sum));
    }
    assertThat(index.knownCapabilities()).as(where).isEqualTo(counts.keySet());
    counts.forEach((name, count) -> assertThat(index.countOf(name)).as(where).isEqualTo(count));
  }
}
