package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.roleOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.AnswerOffers.Answer;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchMode;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.WaitPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Separation of duties: judged when deciding, and again when committing.
class DutiesTest {

  @Test
  void aRoleThatGotTheOtherTaskMeanwhileLosesThisOne() {
    AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
    Rig rig = rigWhere(meanwhile, SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    meanwhile.set(() -> rig.elsewhereAssigned("build", "a"));

    DispatchResult result = rig.dispatch(apart("approve", "build"));

    assertThat(roleOf(result)).isEqualTo("b");
    assertThat(result.attempts()).isEqualTo(2);
    assertThat(rig.observer.seen())
        .contains(
            "retried approve after attempt 1: Meanwhile it got build, which whoever does this task must not.");
  }

  @Test
  void nobodyIsAnAnswerWhenTheOnlyRoleGotTheOtherTaskMeanwhile() {
    AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
    Rig rig = rigWhere(meanwhile, SomeRoles.role("a", "x"));
    meanwhile.set(() -> rig.elsewhereAssigned("build", "a"));

    DispatchFailure failure = rig.failureOf(apart("approve", "build"));

    assertThat(failure)
        .isInstanceOfSatisfying(
            DispatchFailure.NoSuitableRole.class,
            nobody ->
                assertThat(nobody.refusals().named().getFirst().reasons())
                    .contains(new RefusalReason.SeparationOfDuties(List.of(new TaskId("build")))));
    assertThat(rig.knowsNothingOf("approve")).isTrue();
  }

  @Test
  void tasksOfOneBatchThatExcludeEachOtherGoToTwoRoles() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    DispatchRequest one = preferring("a", apart("t1", "t2"));
    DispatchRequest other = preferring("a", apart("t2", "t1"));

    List<DispatchOutcome> outcomes =
        rig.dispatches.dispatchAll(List.of(one, other), Receipt.none());

    assertThat(outcomes)
        .extracting(outcome -> roleOf(((DispatchOutcome.Dispatched) outcome).result()))
        .containsExactly("a", "b");
  }

  @Test
  void aRoleThatWasAskedMayNotAcceptOnceItHasTheOtherTask() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    DispatchResult asked = rig.dispatch(offering(preferring("a", apart("approve", "build"))));
    assertThat(roleOf(asked)).isEqualTo("a");
    rig.elsewhereAssigned("build", "a");

    RejectedException rejected =
        Assertions.catchThrowableOfType(
            RejectedException.class,
            () ->
                rig.offers.accept(
                    new Answer(new TaskId("approve"), new RoleId("a"), null), Receipt.none()));

    assertThat(rejected.rejection())
        .isEqualTo(
            new Rejection.OfferClosed(
                new TaskId("approve"), new RoleId("a"), Offer.State.REVOKED, null));
    assertThat(rig.stores.offers().openOf(new TaskId("approve")))
        .extracting(Offer::role)
        .containsExactly(new RoleId("b"));
    assertThat(rig.held("a")).isEqualTo(1);
  }

  @Test
  void dutiesStaySeparatedWhenATaskChangesHands() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"), SomeRoles.role("c", "x"));
    rig.elsewhereAssigned("build", "b");
    rig.dispatch(preferring("a", apart("approve", "build")));

    assertThat(roleOf(rig.reassign("approve", null))).isEqualTo("c");
    DispatchFailure failure =
        Assertions.catchThrowableOfType(DispatchException.class, () -> rig.reassign("approve", "b"))
            .failure();
    assertThat(failure)
        .isEqualTo(
            new DispatchFailure.RoleUnavailable(
                new RoleId("b"),
                List.of(new RefusalReason.SeparationOfDuties(List.of(new TaskId("build"))))));
  }

  @Test
  void noRoleGetsATaskTwiceWhenPreviousRolesAreExcludedButItsHolderMayKeepIt() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"), SomeRoles.role("c", "x"));
    rig.dispatch(preferring("a", request("t", terms(true))));

    DispatchResult moved = rig.reassign("t", "a", true);

    assertThat(roleOf(moved)).isEqualTo("a");
    assertThat(moved.epoch()).isEqualTo(2);
    assertThat(roleOf(rig.reassign("t", "b"))).isEqualTo("b");
    assertThat(roleOf(rig.reassign("t", null))).isEqualTo("c");
  }

  private static Rig rigWhere(AtomicReference<@Nullable Runnable> meanwhile, Role... roles) {
    return Rig.onTransactions(work -> new Interrupted(work, meanwhile), roles);
  }

  private static DispatchRequest apart(String task, String... others) {
    return request(task, terms(false, others));
  }

  private static DispatchTerms terms(boolean excludePrevious, String... others) {
    return new DispatchTerms(
        null,
        null,
        null,
        null,
        WaitPolicy.DEFAULT,
        AttemptPolicy.WhenUsedUp.FAIL,
        excludePrevious,
        Arrays.stream(others).map(TaskId::new).toList());
  }

  private static DispatchRequest request(String task, DispatchTerms terms) {
    return new DispatchRequest(
        SomeTasks.task(task, "x"), null, Set.of(), TokenBudget.DEFAULT, null, false, terms);
  }

  private static DispatchRequest offering(DispatchRequest request) {
    DispatchTerms terms = request.terms();
    return new DispatchRequest(
        request.task(),
        request.preferred(),
        request.excluded(),
        request.budget(),
        request.forced(),
        request.redispatch(),
        new DispatchTerms(
            DispatchMode.OFFER,
            terms.scheduleAt(),
            terms.expiresAt(),
            terms.expectedDuration(),
            terms.waiting(),
            AttemptPolicy.WhenUsedUp.FAIL,
            terms.excludePreviousRoles(),
            terms.notRoleOf()));
  }

  private static DispatchRequest preferring(String role, DispatchRequest request) {
    return new DispatchRequest(
        request.task(),
        new RoleId(role),
        request.excluded(),
        request.budget(),
        request.forced(),
        request.redispatch(),
        request.terms());
  }

  /// Units of work before whose first one something else happens, on another instance.
  private record Interrupted(UnitOfWork work, AtomicReference<@Nullable Runnable> meanwhile)
      implements UnitOfWork {

    @Override
    public <T> T run(Supplier<T> inside) {
      Runnable first = meanwhile.getAndSet(null);
      if (first != null) {
        first.run();
      }
      return work.run(inside);
    }
  }
}
