package dev.roledispatcher.domain.selection;

import static dev.roledispatcher.domain.selection.RoleDraft.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RefusalReason.AtCapacity;
import dev.roledispatcher.domain.selection.RefusalReason.LimitReached;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {

  private static final TaskKind INCIDENT = new TaskKind("incident");

  @Test
  void refusesARoleThatHasLessLeftThanTheTaskTakes() {
    RoleIndex index = index(CapacityLimits.NONE, role("a").holdingAtMost(5));
    assigned(index, "a", need(3, null));

    assertThat(refusals(index, need(2, null))).isEmpty();
    assertThat(refusals(index, need(3, null))).containsExactly(new AtCapacity(3, 5, 3));
    assertThat(new AtCapacity(3, 5, 3).sentence())
        .isEqualTo("It holds 3 of 5 units of capacity; the task takes 3.");
  }

  @Test
  void doesNotCountATaskAgainstTheRoleThatHasIt() {
    RoleIndex index =
        index(new CapacityLimits(3, Map.of()), role("a").holdingAtMost(3).limiting("incident", 3));
    assigned(index, "a", need(3, INCIDENT));

    RoleSearch held =
        new RoleSearch(
                TaskClassification.HYBRID,
                TypeRule.SUITS,
                List.of(),
                Set.of(),
                Map.of(),
                null,
                null,
                new RoleId("a"))
            .taking(need(3, INCIDENT));

    assertThat(new Screener(SelectionPolicy.DEFAULT).screen(index, held).eligibleCount())
        .isEqualTo(1);
  }

  @Test
  void refusesARoleWhoseLimitForTheKindIsReached() {
    RoleIndex index = index(CapacityLimits.NONE, role("a").limiting("incident", 2));
    assigned(index, "a", need(1, INCIDENT));

    assertThat(refusals(index, need(1, INCIDENT))).isEmpty();
    assertThat(refusals(index, need(9, null))).isEmpty();
    assertThat(refusals(index, need(2, INCIDENT)))
        .containsExactly(new LimitReached("tasks of kind incident of this role", 1, 2, 2));
  }

  @Test
  void refusesEveryRoleWhenALimitOverAllIsReached() {
    RoleIndex index = index(new CapacityLimits(4, Map.of(INCIDENT, 2)), role("a"), role("b"));
    assigned(index, "a", need(2, INCIDENT));

    assertThat(refusals(index, need(2, null))).isEmpty();
    assertThat(refusals(index, need(1, INCIDENT)))
        .containsExactly(
            new LimitReached("tasks of kind incident", 2, 2, 1),
            new LimitReached("tasks of kind incident", 2, 2, 1));
    assertThat(refusals(index, need(3, INCIDENT)))
        .contains(new LimitReached("all tasks together", 2, 4, 3));
    index.limits().moved(null, new RoleId("a"), need(2, INCIDENT));
    assertThat(refusals(index, need(2, INCIDENT))).isEmpty();
  }

  @Test
  void takesNoMoreOfALimitOverAllWhenATaskOnlyMoves() {
    RoleIndex index = index(new CapacityLimits(4, Map.of()), role("a"), role("b"));
    assigned(index, "a", need(3, INCIDENT));

    index.limits().moved(new RoleId("b"), new RoleId("a"), need(3, INCIDENT));

    assertThat(index.limits().used(new LimitScope.Total())).isEqualTo(3);
    assertThat(index.limits().used(new LimitScope.OfRole(new RoleId("a"), INCIDENT))).isZero();
    assertThat(index.limits().used(new LimitScope.OfRole(new RoleId("b"), INCIDENT))).isEqualTo(3);
  }

  @Test
  void hasRoomForAsManyTasksAsTheirCostAndAllLimitsAllow() {
    RoleIndex index =
        index(
            new CapacityLimits(20, Map.of(INCIDENT, 6)),
            role("a").holdingAtMost(7),
            role("b").holdingAtMost(5).limiting("incident", 2),
            role("c").holdingAtMost(1));

    assertThat(Screener.room(index, demand(1, null), Instant.EPOCH, 99)).isEqualTo(13);
    assertThat(Screener.room(index, demand(2, null), Instant.EPOCH, 99)).isEqualTo(5);
    assertThat(Screener.room(index, demand(3, null), Instant.EPOCH, 99)).isEqualTo(3);
    assertThat(Screener.room(index, demand(2, null), Instant.EPOCH, 4)).isEqualTo(4);
    assertThat(Screener.room(index, demand(1, INCIDENT), Instant.EPOCH, 99)).isEqualTo(6);
    assertThat(Screener.room(index, demand(2, INCIDENT), Instant.EPOCH, 99)).isEqualTo(3);
    assertThat(
            Screener.roomOf(
                index,
                index.find(new RoleId("b")).orElseThrow(),
                demand(1, INCIDENT),
                Instant.EPOCH,
                99))
        .isEqualTo(2);
    assertThat(
            Screener.roomOf(
                index,
                index.find(new RoleId("b")).orElseThrow(),
                demand(3, INCIDENT),
                Instant.EPOCH,
                99))
        .isZero();
    assigned(index, "a", need(6, INCIDENT));
    assertThat(Screener.room(index, demand(1, INCIDENT), Instant.EPOCH, 99)).isZero();
    assertThat(Screener.room(index, demand(1, null), Instant.EPOCH, 99)).isEqualTo(7);
  }

  @Test
  void believesWhatTheDatabaseSays() {
    LimitGauges gauges = new LimitGauges(new CapacityLimits(9, Map.of(INCIDENT, 3)));
    gauges.moved(new RoleId("a"), null, need(2, INCIDENT));

    gauges.correct(Map.of(new LimitScope.Total(), 5));

    assertThat(gauges.used(new LimitScope.Total())).isEqualTo(5);
    assertThat(gauges.used(new LimitScope.OfKind(INCIDENT))).isZero();
  }

  @Test
  void namesADemandByItsCostAndKindToo() {
    Demand plain = demand(1, null);

    assertThat(plain.text()).isEqualTo("hybrid\nsuits");
    assertThat(demand(3, INCIDENT).text()).isEqualTo("hybrid\nsuits\ncost 3\nkind incident");
    for (Demand demand :
        List.of(plain, demand(3, null), demand(1, INCIDENT), demand(100, INCIDENT))) {
      assertThat(Demand.parse(demand.text())).isEqualTo(demand);
    }
    assertThat(demand(2, null).signature()).isNotEqualTo(plain.signature());
  }

  @Test
  void findsEveryScopeAgainByItsName() {
    for (LimitScope scope :
        List.of(
            new LimitScope.Total(),
            new LimitScope.OfKind(INCIDENT),
            new LimitScope.OfRole(new RoleId("kind"), new TaskKind("total")),
            new LimitScope.OfRole(new RoleId("a:b.c-d"), INCIDENT))) {
      assertThat(LimitScope.parse(scope.key())).isEqualTo(scope);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> LimitScope.parse("something"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Data Import", "data-import", " DATA__IMPORT ", "data_import"})
  void takesSpellingsOfAKindForOne(String spelling) {
    assertThat(new TaskKind(spelling)).isEqualTo(new TaskKind("data_import"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " - ", "ärger", "a.b", "a/b"})
  void refusesAKindOfOtherCharacters(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaskKind(name))
        .withMessageContaining("must be 1 to 64 characters");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void refusesACostOutOfRange(int cost) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapacityNeed(cost, null))
        .withMessage("The capacity cost (%d) of a task must be 1 to 100.".formatted(cost));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100_001})
  void refusesALimitOutOfRange(int units) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapacityLimits(units, Map.of()))
        .withMessageContaining("must be 1 to 100000 units");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapacityLimits(null, Map.of(INCIDENT, units)));
  }

  private static RoleIndex index(CapacityLimits limits, RoleDraft... drafts) {
    return RoleIndex.empty(new LimitGauges(limits))
        .with(Arrays.stream(drafts).map(RoleDraft::made).toList(), List.of());
  }

  private static void assigned(RoleIndex index, String role, CapacityNeed need) {
    index.find(new RoleId(role)).orElseThrow().load().assigned(need.cost(), Instant.EPOCH);
    index.limits().moved(new RoleId(role), null, need);
  }

  private static CapacityNeed need(int cost, @Nullable TaskKind kind) {
    return new CapacityNeed(cost, kind);
  }

  private static Demand demand(int cost, @Nullable TaskKind kind) {
    return new Demand(TaskClassification.HYBRID, TypeRule.SUITS, List.of(), need(cost, kind));
  }

  /// The reasons against all roles, one after the other.
  private static List<RefusalReason> refusals(RoleIndex index, CapacityNeed need) {
    Screening screening =
        new Screener(SelectionPolicy.DEFAULT)
            .screen(index, demand(need.cost(), need.kind()).search(Instant.EPOCH, null));
    return screening.refusals().named().stream()
        .flatMap(refusal -> refusal.reasons().stream())
        .toList();
  }
}
