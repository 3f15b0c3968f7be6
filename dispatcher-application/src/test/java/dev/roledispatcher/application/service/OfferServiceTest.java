package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.AnswerOffers.Answer;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchMode;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.AttemptPolicy.WhenUsedUp;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import dev.roledispatcher.domain.task.WaitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfferServiceTest {

  @Test
  void asksARoleThatWantsToBeAsked() {
    Rig rig = Rig.of(SomeRoles.asking("a"));

    DispatchResult result = rig.dispatch(SomeTasks.task("t"));

    Offer offer = Objects.requireNonNull(result.offer(), "The role must be asked.");
    assertThat(offer.role()).isEqualTo(new RoleId("a"));
    assertThat(offer.expiresAt()).isEqualTo(rig.clock.instant().plus(Duration.ofMinutes(2)));
    assertThat(result.state()).isEqualTo(TaskState.QUEUED);
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
    assertThat(rig.offers.open(new RoleId("a"), 9)).containsExactly(offer);
  }

  @Test
  void asksOrAssignsAsTheRequestSays() {
    Rig rig = Rig.of(SomeRoles.asking("a"), SomeRoles.role("b"));

    assertThat(rig.dispatch(request("t1", "a", DispatchMode.DIRECT)).state())
        .isEqualTo(TaskState.ASSIGNED);
    assertThat(rig.dispatch(request("t2", "b", DispatchMode.OFFER)).state())
        .isEqualTo(TaskState.QUEUED);
    assertThat(rig.failureOf(request("t2", "b", DispatchMode.DIRECT)))
        .isInstanceOf(DispatchFailure.AlreadyDispatched.class);
  }

  @Test
  void givesTheTaskToTheRoleThatAcceptsOnce() {
    Rig rig = Rig.of(SomeRoles.asking("a"));
    rig.dispatch(SomeTasks.task("t"));

    TrackedTask accepted = accept(rig, "t", "a");
    assertThat(rejection(() -> accept(rig, "t", "a")))
        .isEqualTo(
            new Rejection.OfferClosed(
                new TaskId("t"), new RoleId("a"), Offer.State.ACCEPTED, new RoleId("a")));

    assertThat(accepted.state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(accepted.epoch()).isEqualTo(1);
    assertThat(types(rig, "t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED, DispatchEvent.Type.OFFERED, DispatchEvent.Type.ACCEPTED);
    assertThat(rig.held("a")).isEqualTo(1);
  }

  @Test
  void refusesAnAnswerThatComesTooLateAlthoughNobodyTookNote() {
    Rig rig = Rig.of(SomeRoles.asking("a"));
    Offer offer =
        Objects.requireNonNull(
            rig.dispatch(SomeTasks.task("t")).offer(), "The role must be asked.");
    rig.clock.advance(Duration.ofMinutes(2).plusMillis(1));
    Rejection.OfferExpired expected =
        new Rejection.OfferExpired(new TaskId("t"), new RoleId("a"), offer.expiresAt());

    assertThat(rejection(() -> accept(rig, "t", "a"))).isEqualTo(expected);
    assertThat(rejection(() -> decline(rig, "t", "a"))).isEqualTo(expected);
    rig.sweeps.expireOffers();
    assertThat(rejection(() -> accept(rig, "t", "a"))).isEqualTo(expected);
  }

  @Test
  void takesOffersBackWhenTheTaskIsGivenToSomebodyElse() {
    Rig rig = Rig.of(SomeRoles.asking("a"), SomeRoles.role("b"));
    rig.dispatch(request("t", "a", DispatchMode.OFFER));
    assertThat(rig.believedLoad("a")).isEqualTo(1);

    rig.reassign("t", "b");

    assertThat(rejection(() -> accept(rig, "t", "a")))
        .isEqualTo(
            new Rejection.OfferClosed(
                new TaskId("t"), new RoleId("a"), Offer.State.REVOKED, new RoleId("b")));
    assertThat(types(rig, "t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED,
            DispatchEvent.Type.OFFERED,
            DispatchEvent.Type.OFFER_REVOKED,
            DispatchEvent.Type.REASSIGNED);
    assertThat(List.of(rig.held("a"), rig.held("b"))).containsExactly(0, 1);
    assertThat(List.of(rig.believedLoad("a"), rig.believedLoad("b"))).containsExactly(0, 1);
  }

  @Test
  void takesOffersBackWhenTheTaskIsCancelled() {
    Rig rig = Rig.of(SomeRoles.asking("a"));
    rig.dispatch(SomeTasks.task("t"));

    rig.cancel("t");

    assertThat(types(rig, "t"))
        .endsWith(DispatchEvent.Type.OFFER_REVOKED, DispatchEvent.Type.CANCELLED);
    assertThat(rig.held("a")).isZero();
    assertThat(rig.believedLoad("a")).isZero();
  }

  @Test
  void countsADispatchThatIsAcceptedOnce() {
    Rig rig = Rig.of(SomeRoles.asking("a"));
    rig.dispatch(SomeTasks.task("t"));
    assertThat(rig.queries.stats().successful()).isZero();

    accept(rig, "t", "a");
    assertThat(catchThrowableOfType(RejectedException.class, () -> accept(rig, "t", "a")))
        .isNotNull();

    assertThat(rig.queries.stats().byRole()).isEqualTo(Map.of(new RoleId("a"), 1L));
  }

  @Test
  void refusesAnAnswerNobodyAskedFor() {
    Rig rig = Rig.of(SomeRoles.asking("a"));
    rig.dispatch(SomeTasks.task("t"));

    assertThat(rejection(() -> accept(rig, "t", "b")))
        .isEqualTo(new Rejection.UnknownOffer(new TaskId("t"), new RoleId("b")));
    rig.cancel("t");
    assertThat(rejection(() -> accept(rig, "t", "a")))
        .isEqualTo(
            new Rejection.OfferClosed(new TaskId("t"), new RoleId("a"), Offer.State.REVOKED, null));
  }

  @Test
  void asksTheNextRoleWhenOneDeclines() {
    Rig rig = Rig.of(SomeRoles.asking("a"), SomeRoles.asking("b"));
    rig.dispatch(request("t", "a", null));

    TrackedTask declined = decline(rig, "t", "a");
    assertThat(decline(rig, "t", "a")).isEqualTo(declined);

    assertThat(declined.state()).isEqualTo(TaskState.QUEUED);
    assertThat(rig.held("a")).isZero();
    assertThat(rig.held("b")).isEqualTo(1);
    assertThat(rig.waitsFor("t")).isEmpty();
    assertThat(accept(rig, "t", "b").currentRole()).isEqualTo(new RoleId("b"));
    assertThat(types(rig, "t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED,
            DispatchEvent.Type.OFFERED,
            DispatchEvent.Type.DECLINED,
            DispatchEvent.Type.OFFERED,
            DispatchEvent.Type.ACCEPTED);
  }

  @Test
  void endsWhenEverybodyDeclined() {
    Rig rig = Rig.of(SomeRoles.asking("a"), SomeRoles.asking("b"));
    rig.dispatch(request("t", "a", null));
    decline(rig, "t", "a");

    assertThat(decline(rig, "t", "b").state()).isEqualTo(TaskState.FAILED);

    assertThat(rig.held("b")).isZero();
    assertThat(history(rig, "t").state()).isEqualTo(TaskState.FAILED);
    assertThat(history(rig, "t").events().getLast().reason())
        .isEqualTo("Every role that could take it refused or failed.");
  }

  @Test
  void goesOnWhenARoleDoesNotAnswerAndStopsWhenItWasTriedOftenEnough() {
    Rig rig =
        Rig.of(
            SomeRoles.asking("a"),
            SomeRoles.asking("b"),
            SomeRoles.asking("c"),
            SomeRoles.asking("d"));
    rig.dispatch(SomeTasks.task("t"));
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(history(rig, "t").state()).isEqualTo(TaskState.QUEUED);
      assertThat(rig.sweeps.expireOffers()).isZero();
      rig.clock.advance(Duration.ofMinutes(2));
      assertThat(rig.sweeps.expireOffers()).isEqualTo(1);
    }

    assertThat(history(rig, "t").state()).isEqualTo(TaskState.FAILED);
    assertThat(history(rig, "t").events().getLast().reason())
        .isEqualTo("It was tried 3 times without success.");
    for (String role : List.of("a", "b", "c", "d")) {
      assertThat(rig.held(role)).isZero();
    }
  }

  @Test
  void waitsInTheQueueWhenTheNextRoleNeedNotBeAsked() {
    Rig rig = Rig.of(SomeRoles.asking("a"), SomeRoles.role("b"));
    rig.dispatch(request("t", "a", null));

    decline(rig, "t", "a");

    assertThat(rig.waitsFor("t").orElseThrow().excluded()).containsExactly(new RoleId("a"));
  }

  @Test
  void asksARoleAboutATaskWhoseTurnItIs() {
    Rig rig = Rig.of(SomeRoles.asking("a"), SomeRoles.asking("b"));
    rig.dispatches.handOut(request("t", "a", DispatchMode.QUEUE), Receipt.none());
    Instant enqueued = rig.clock.instant();
    rig.clock.advance(Duration.ofSeconds(7));

    assertThat(rig.due.drain().started()).isEqualTo(1);

    assertThat(history(rig, "t").state()).isEqualTo(TaskState.QUEUED);
    assertThat(rig.waitsFor("t")).isEmpty();
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
    assertThat(rig.due.drain().started()).isZero();

    decline(rig, "t", "a");
    assertThat(rig.waitsSince("t")).contains(enqueued);
    assertThat(rig.due.drain().started()).isEqualTo(1);

    assertThat(accept(rig, "t", "b").epoch()).isEqualTo(1);
    assertThat(rig.waitsFor("t")).isEmpty();
    assertThat(types(rig, "t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED,
            DispatchEvent.Type.OFFERED,
            DispatchEvent.Type.DECLINED,
            DispatchEvent.Type.OFFERED,
            DispatchEvent.Type.ACCEPTED);
  }

  @Test
  void letsARoleThatMissedItsOfferRest() {
    Rig rig = Rig.of(SomeRoles.asking("a"));
    rig.dispatches.handOut(request("t", "a", DispatchMode.QUEUE), Receipt.none());
    rig.due.drain();
    rig.clock.advance(Duration.ofMinutes(2));
    rig.sweeps.expireOffers();

    assertThat(rig.due.drain().started()).isZero();
    assertThat(rig.stores.queue().find(new TaskId("t")).orElseThrow().task().reason())
        .contains("a");
    rig.clock.advance(Duration.ofMinutes(5));
    assertThat(rig.due.drain().started()).isEqualTo(1);
  }

  @Test
  void givesATaskAtOnceToARoleThatAskedForIt() {
    Rig rig = Rig.of(SomeRoles.asking("a"));
    rig.dispatches.handOut(request("t", "a", DispatchMode.QUEUE), Receipt.none());

    rig.queue.claim(new RoleId("a"), 1, Duration.ZERO, Receipt.none());

    assertThat(history(rig, "t").state()).isEqualTo(TaskState.ASSIGNED);
  }

  @Test
  void handsATaskThatIsBeingOfferedToWhoeverAPersonNames() {
    Rig rig = Rig.of(SomeRoles.asking("a"), SomeRoles.role("b"));
    rig.dispatch(request("t", "a", null));

    rig.reassign("t", "b");

    assertThat(history(rig, "t").currentRole()).isEqualTo(new RoleId("b"));
    assertThat(rig.held("a")).isZero();
  }

  private static DispatchRequest request(
      String task, String preferred, @Nullable DispatchMode mode) {
    return new DispatchRequest(
        SomeTasks.task(task),
        new RoleId(preferred),
        Set.of(),
        TokenBudget.DEFAULT,
        null,
        false,
        new DispatchTerms(
            mode, null, null, null, WaitPolicy.DEFAULT, WhenUsedUp.FAIL, false, List.of()));
  }

  private static TrackedTask accept(Rig rig, String task, String role) {
    return rig.offers.accept(answer(task, role), Receipt.none());
  }

  private static TrackedTask decline(Rig rig, String task, String role) {
    return rig.offers.decline(answer(task, role), "No time.", Receipt.none());
  }

  private static Answer answer(String task, String role) {
    return new Answer(new TaskId(task), new RoleId(role), null);
  }

  private static List<DispatchEvent.Type> types(Rig rig, String task) {
    return history(rig, task).events().stream().map(DispatchEvent::type).toList();
  }

  private static DispatchHistory history(Rig rig, String task) {
    return DispatchHistory.of(new TaskId(task), rig.stores.assignments().events(new TaskId(task)));
  }

  private static Rejection rejection(ThrowingCallable call) {
    return catchThrowableOfType(RejectedException.class, call).rejection();
  }
}
