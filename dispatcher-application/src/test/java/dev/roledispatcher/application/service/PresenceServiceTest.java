package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.roleOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.AnswerOffers.Answer;
import dev.roledispatcher.application.port.in.KeepPresence.RolePresence;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.RefusalKind;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PresenceServiceTest {

  private static final RoleId A = new RoleId("a");
  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  @Test
  void aRoleThatMustBeThereGetsNothingUntilItIs() {
    Rig rig = Rig.of(watched("a"));

    assertThat(refusal(rig)).isEqualTo(new RefusalReason.NotPresent(null, TIMEOUT));
    RolePresence there = heartbeat(rig);

    assertThat(there).isEqualTo(new RolePresence(A, true, rig.clock.instant(), TIMEOUT));
    assertThat(roleOf(rig.dispatch(SomeTasks.task("t", "x")))).isEqualTo("a");
  }

  @Test
  void aRoleThatFallsSilentGetsNothingNewButKeepsWhatItHas() {
    Rig rig = Rig.of(watched("a"));
    heartbeat(rig);
    Instant seen = rig.clock.instant();
    rig.dispatch(SomeTasks.task("held", "x"));

    rig.clock.advance(TIMEOUT);
    assertThat(roleOf(rig.dispatch(SomeTasks.task("in-time", "x")))).isEqualTo("a");
    rig.clock.advance(TIMEOUT.dividedBy(4));

    assertThat(refusal(rig)).isEqualTo(new RefusalReason.NotPresent(seen, TIMEOUT));
    assertThat(rig.presence.presence(A).isPresent()).isFalse();
    assertThat(rig.held("a")).isEqualTo(2);
    assertThat(roleOf(rig.reassign("held", "a", true))).isEqualTo("a");
  }

  @Test
  void anAiRoleIsWatchedFromItsFirstHeartbeatOn() {
    Rig rig =
        Rig.of(
            SomeRoles.ofType(RoleType.AI_PRIMARY, "a", "x"),
            SomeRoles.ofType(RoleType.HYBRID, "person", "y"));
    assertThat(rig.presence.presence(A).timeout()).isNull();

    assertThat(heartbeat(rig).timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(rig.presence.heartbeat(new RoleId("person"), Receipt.none()).timeout()).isNull();
    rig.clock.advance(Duration.ofHours(1));

    assertThat(rig.presence.presence(A).isPresent()).isFalse();
    assertThat(rig.presence.presence(new RoleId("person")).isPresent()).isTrue();
  }

  @Test
  void oneHeartbeatInAQuarterOfTheTimeIsNoted() {
    Rig rig = Rig.of(watched("a"));
    heartbeat(rig);
    Instant first = rig.clock.instant();

    rig.clock.advance(TIMEOUT.dividedBy(4).minusMillis(1));
    assertThat(heartbeat(rig).lastSeenAt()).isEqualTo(first);
    rig.clock.advance(Duration.ofMillis(1));

    assertThat(heartbeat(rig).lastSeenAt()).isEqualTo(rig.clock.instant());
  }

  @Test
  void comingBackWakesTheQueue() {
    Rig rig = Rig.of(watched("a"));
    WakingDirectory waking = new WakingDirectory(rig.directory, rig.signal);
    long seen = rig.signal.seen();

    waking.seen(A, rig.clock.instant());
    waking.seen(A, rig.clock.instant());

    assertThat(rig.signal.seen()).isEqualTo(seen + 1);
  }

  @Test
  void whoAsksForWorkIsThere() {
    Rig rig = Rig.of(watched("a"));

    rig.queue.claim(A, 1, Duration.ZERO, Receipt.none());

    assertThat(rig.presence.presence(A).isPresent()).isTrue();
  }

  @Test
  void whoIsNotWatchedIsNotWatchedBecauseItAskedForWork() {
    Rig rig = Rig.of(SomeRoles.ofType(RoleType.AI_PRIMARY, "a", "x"));

    rig.queue.claim(A, 1, Duration.ZERO, Receipt.none());

    assertThat(rig.presence.presence(A).lastSeenAt()).isNull();
  }

  @Test
  void aRoleThatMissesThreeOffersInARowRests() {
    Rig rig = resting();

    RefusalReason refusal = refusal(rig);

    assertThat(refusal).isInstanceOf(RefusalReason.Resting.class);
    assertThat(refusal.sentence()).startsWith("It missed 3 offers in a row, the last one at ");
    rig.clock.advance(Duration.ofMinutes(10));
    assertThat(rig.dispatch(SomeTasks.task("later", "x")).offer()).isNotNull();
  }

  @Test
  void twoMissedOffersAreNoReasonToRest() {
    Rig rig = Rig.of(SomeRoles.asking("a", "x"));
    miss(rig, "t1");
    miss(rig, "t2");

    assertThat(rig.dispatch(SomeTasks.task("t3", "x")).offer()).isNotNull();
  }

  @Test
  void aHeartbeatEndsARest() {
    Rig rig = resting();

    heartbeat(rig);

    assertThat(rig.stores.offers().missed(A)).isEqualTo(MissedOffers.NONE);
    assertThat(rig.dispatch(SomeTasks.task("t", "x")).offer()).isNotNull();
  }

  @Test
  void anAnswerEndsARest() {
    Rig rig = Rig.of(SomeRoles.asking("a", "x"));
    miss(rig, "t1");
    miss(rig, "t2");
    rig.dispatch(SomeTasks.task("t3", "x"));
    rig.clock.advance(Duration.ofMinutes(1));
    rig.dispatch(SomeTasks.task("t4", "x"));
    rig.clock.advance(Duration.ofMinutes(1).plusSeconds(1));
    rig.sweeps.expireOffers();
    assertThat(refusal(rig)).isInstanceOf(RefusalReason.Resting.class);

    rig.offers.accept(new Answer(new TaskId("t4"), A, null), Receipt.none());

    assertThat(rig.dispatch(SomeTasks.task("t", "x")).offer()).isNotNull();
  }

  @Test
  void activationEndsARest() {
    Rig rig = resting();

    rig.roles.change(A, OptionalLong.empty(), UnaryOperator.identity(), Receipt.none());

    assertThat(rig.stores.offers().missed(A)).isEqualTo(MissedOffers.NONE);
    assertThat(rig.dispatch(SomeTasks.task("t", "x")).offer()).isNotNull();
  }

  @Test
  void aRoleThatIsUnknownCannotBeThere() {
    assertThatExceptionOfType(DispatchException.class)
        .isThrownBy(() -> heartbeat(Rig.of()))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(new DispatchFailure.RoleNotFound(A)));
  }

  private static Rig resting() {
    Rig rig = Rig.of(SomeRoles.asking("a", "x"));
    for (String task : List.of("t1", "t2", "t3")) {
      miss(rig, task);
    }
    return rig;
  }

  private static void miss(Rig rig, String task) {
    rig.dispatch(SomeTasks.task(task, "x"));
    rig.clock.advance(Duration.ofMinutes(2).plusSeconds(1));
    rig.sweeps.expireOffers();
  }

  private static RolePresence heartbeat(Rig rig) {
    return rig.presence.heartbeat(A, Receipt.none());
  }

  /// Why the role gets nothing, which must be the only reason.
  private static RefusalReason refusal(Rig rig) {
    DispatchFailure.NoSuitableRole nobody =
        (DispatchFailure.NoSuitableRole)
            rig.failureOf(DispatchRequest.of(SomeTasks.task("refused", "x")));
    assertThat(nobody.refusals().counts()).hasSize(1).doesNotContainKey(RefusalKind.UNKNOWN_ROLE);
    List<RefusalReason> reasons = nobody.refusals().named().getFirst().reasons();
    assertThat(reasons).hasSize(1);
    return reasons.getFirst();
  }

  private static Role watched(String id) {
    return SomeRoles.role(
        id,
        SomeRoles.engaged(
            SomeRoles.role(id, "x").profile(),
            new Engagement(
                Engagement.Mode.DIRECT, Duration.ofMinutes(2), null, null, false, TIMEOUT)));
  }
}
