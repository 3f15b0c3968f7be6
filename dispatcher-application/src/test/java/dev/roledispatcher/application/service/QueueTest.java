package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.ManageQueue;
import dev.roledispatcher.application.port.in.ManageQueue.Reprioritised;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.RunQueue;
import dev.roledispatcher.application.port.in.WorkOnTasks;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.SomeWaiting;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.dispatch.Queued;
import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.queue.Escalation;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.task.AfterLast;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import dev.roledispatcher.domain.task.WaitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QueueTest {

  private static final List<Priority> PRIORITIES =
      List.of(Priority.LOW, Priority.MEDIUM, Priority.HIGH);

  private static final Pattern LAST_STARTED = Pattern.compile("dispatched (\\S+) to .*");

  private static final AttemptPolicy WIDEN_AND_HAND_OVER =
      new AttemptPolicy(
          3,
          Duration.ofMinutes(5),
          3,
          8,
          AttemptPolicy.WhenUsedUp.ESCALATE,
          List.of(new Escalation.WidenRequirements(), new Escalation.HandTo(new RoleId("triage"))));

  @Test
  void letsATaskWaitAndSaysWhereItStands() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a"));
    rig.dispatch(SomeTasks.task("busy"));

    Queued first = enqueue(rig, SomeTasks.task("t1"));
    rig.clock.advance(Duration.ofSeconds(1));
    Queued second = enqueue(rig, SomeTasks.task("t2"));

    assertThat(first.state()).isEqualTo(TaskState.QUEUED);
    assertThat(first.position()).isEqualTo(1);
    assertThat(first.reason()).isEqualTo("No role may take it; of 1 roles: at_capacity 1.");
    assertThat(first.overtakeBound()).isEqualTo(SetClock.START.plus(Duration.ofMinutes(50)));
    assertThat(second.position()).isEqualTo(2);
    assertThat(rig.queue.standing(new TaskId("t2")).queued()).isEqualTo(second);
    assertThat(rig.queue.standing(new TaskId("t2")).refusals().named())
        .extracting(refusal -> refusal.reasons().getFirst())
        .containsExactly(new RefusalReason.AtCapacity(1, 1, 1));
    assertThat(rig.signal.seen()).isEqualTo(2);
  }

  @Test
  void saysThatNothingIsStartedAndTellsNoTimeWhileTheQueueIsPaused() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    Queued going = enqueue(rig, SomeTasks.task("t1"));
    rig.queue.pause("Lunch.", Receipt.none());

    Queued paused = enqueue(rig, SomeTasks.task("t2"));

    assertThat(going.reason()).isEqualTo("It waits for its turn.");
    assertThat(going.expected()).isNotNull();
    assertThat(paused.reason()).isEqualTo("Nothing is started at present: the queue is paused.");
    assertThat(paused.expected()).isNull();
    assertThat(rig.queue.standing(new TaskId("t2")).queued()).isEqualTo(paused);
    rig.queue.resume(Receipt.none());
    assertThat(rig.queue.standing(new TaskId("t2")).queued().reason()).isEqualTo(going.reason());
  }

  @Test
  void saysWhyARoleThatGaveATaskBackDoesNotGetItAgain() {
    Rig rig = Rig.of(SomeRoles.role("a"), SomeRoles.holdingAtMost(1, "b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("busy"), "b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("t"), "a"));
    rig.work.release(
        new WorkOnTasks.Claim(new TaskId("t"), null, null),
        null,
        HandoverNote.none(),
        Receipt.none());

    ManageQueue.Standing standing = rig.queue.standing(new TaskId("t"));

    assertThat(standing.eligible()).isZero();
    assertThat(standing.refusals().named())
        .anySatisfy(refusal ->
            assertThat(refusal.reasons())
                .contains(new RefusalReason.FailedBefore("It gave the task back.")));
  }

  @Test
  void keepsTheAnswerOfATaskThatWaits() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    rig.dispatches.handOut(
        SomeWaiting.queued(SomeTasks.task("t")), rig.receipt("key", outcome -> "waits"));

    assertThat(rig.reservation("key").toString()).contains("waits");
  }

  @Test
  void startsWhatWaitsAsADispatchWould() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    enqueue(rig, SomeTasks.task("t", "x"));
    int heard = rig.classifier.calls();

    assertThat(rig.due.drain().started()).isEqualTo(1);

    assertThat(rig.classifier.calls()).isEqualTo(heard);
    assertThat(state(rig, "t")).isEqualTo(TaskState.ASSIGNED);
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
    assertThat(types(rig, "t"))
        .containsExactly(DispatchEvent.Type.QUEUED, DispatchEvent.Type.DISPATCHED);
    assertThat(rig.queries.stats().successful()).isEqualTo(1);
    assertThat(rig.due.drain().started()).isZero();
  }

  @Test
  void sharesByWeight() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a"));
    for (int i = 0; i < 100; i++) {
      for (String key : List.of("five", "three", "two")) {
        enqueue(rig, SomeWaiting.ofTenant(key + i, key, Priority.LOW));
      }
    }

    Map<String, Integer> starts = startOneByOne(rig, 100);

    assertThat(starts).isEqualTo(Map.of("five", 50, "three", 30, "two", 20));
  }

  @Test
  void sharesByWeightInBatchesToo() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(100, "a"));
    for (int i = 0; i < 100; i++) {
      for (String key : List.of("five", "three", "two")) {
        enqueue(rig, SomeWaiting.ofTenant(key + i, key, Priority.LOW));
      }
    }

    assertThat(rig.due.drain().started()).isEqualTo(100);

    Map<String, Integer> starts = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      for (String key : List.of("five", "three", "two")) {
        if (state(rig, key + i) == TaskState.ASSIGNED) {
          starts.merge(key, 1, Integer::sum);
        }
      }
    }
    assertThat(starts).isEqualTo(Map.of("five", 50, "three", 30, "two", 20));
  }

  @Test
  void letsABlockedHeadBlockNobody() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(2, "a", "x"));
    enqueue(rig, SomeTasks.task("nobody", "unheard_of"));
    handOut(rig, excludingA(SomeTasks.task("personal", "x")));
    rig.clock.advance(Duration.ofSeconds(1));
    enqueue(rig, SomeTasks.task("behind", "x"));

    assertThat(rig.due.drain().started()).isEqualTo(1);

    assertThat(state(rig, "behind")).isEqualTo(TaskState.ASSIGNED);
    assertThat(state(rig, "personal")).isEqualTo(TaskState.QUEUED);
    assertThat(rig.queue.standing(new TaskId("personal")).queued().reason())
        .contains("No role may take it");
    assertThat(state(rig, "nobody")).isEqualTo(TaskState.QUEUED);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
  }

  @Test
  void letsCriticalTakeFourFifthsWhileOthersWait() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(20, "a"));
    for (int i = 0; i < 30; i++) {
      enqueue(rig, SomeTasks.task("c" + i, "It burns.", Priority.CRITICAL));
      enqueue(rig, SomeTasks.task("o" + i, "It does not.", Priority.HIGH));
    }

    assertThat(rig.due.drain().started()).isEqualTo(20);

    long critical = 0;
    for (int i = 0; i < 30; i++) {
      critical += state(rig, "c" + i) == TaskState.ASSIGNED ? 1 : 0;
    }
    assertThat(critical).isEqualTo(16);
  }

  @Test
  void neverLetsALaterTaskOvertakeBeyondTheBound() {
    long seed = 20_260_302;
    Random random = new Random(seed);
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a"));
    Map<String, Queued> waiting = new HashMap<>();
    Map<String, Instant> arrived = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      rig.clock.advance(Duration.ofSeconds(random.nextInt(300)));
      Priority priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
      Queued queued = enqueue(rig, SomeTasks.task("t" + i, "Do it.", priority));
      waiting.put("t" + i, queued);
      arrived.put("t" + i, rig.clock.instant());
      if (random.nextInt(5) < 3) {
        String started = startOne(rig);
        waiting.remove(started);
        for (Queued left : waiting.values()) {
          assertThat(arrived.get(started))
              .describedAs("seed %d: %s started before %s", seed, started, left)
              .isBeforeOrEqualTo(left.overtakeBound());
        }
      }
    }
    assertThat(waiting).hasSizeGreaterThan(50);
  }

  @Test
  void letsNobodyOvertakeWhoFoundThePlaceNotFreeYet() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a"));
    rig.elsewhereAssigned("busy", "a");
    for (int i = 1; i <= 3; i++) {
      enqueue(rig, SomeTasks.task("t" + i));
      rig.clock.advance(Duration.ofSeconds(1));
    }
    // The place becomes free while the first is refused it.
    rig.observer.whenRetried(() -> {
      rig.observer.whenRetried(() -> {});
      rig.stores.assignments().cancel(new TaskId("busy"), 1, null, rig.clock.instant());
    });

    assertThat(rig.due.drain().started()).isEqualTo(1);

    assertThat(state(rig, "t1")).isEqualTo(TaskState.ASSIGNED);
    assertThat(state(rig, "t2")).isEqualTo(TaskState.QUEUED);
  }

  @Test
  void startsAllThatThereIsRoomForAfterSomebodyWasPutBack() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(4, "a"));
    for (String busy : List.of("busy1", "busy2", "busy3")) {
      rig.dispatch(SomeTasks.task(busy));
    }
    rig.elsewhereAssigned("busy4", "a");
    enqueue(rig, SomeTasks.task("t1"));
    rig.clock.advance(Duration.ofSeconds(1));
    handOut(rig, excludingA(SomeTasks.task("t2")));
    for (int i = 3; i <= 9; i++) {
      rig.clock.advance(Duration.ofSeconds(1));
      enqueue(rig, SomeTasks.task("t" + i));
    }
    rig.observer.whenRetried(() -> {
      rig.observer.whenRetried(() -> {});
      for (String busy : List.of("busy1", "busy2", "busy4")) {
        rig.stores.assignments().cancel(new TaskId(busy), 1, null, rig.clock.instant());
      }
    });

    assertThat(rig.due.drain().started()).isEqualTo(3);

    assertThat(List.of("t1", "t3", "t4"))
        .allSatisfy(task -> assertThat(state(rig, task)).isEqualTo(TaskState.ASSIGNED));
  }

  @Test
  void triesNobodyElseForAPlaceThatWasOnlyBelievedToBeFree() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a"));
    rig.elsewhereAssigned("busy", "a");
    for (int i = 1; i <= 20; i++) {
      enqueue(rig, SomeTasks.task("t" + i));
    }

    assertThat(rig.due.drain()).isEqualTo(new RunQueue.Drained(0, false, false));

    assertThat(rig.observer.seen())
        .containsExactly("retried t1 after attempt 1: It had no capacity left.");
    assertThat(rig.believedLoad("a")).isEqualTo(1);
  }

  @Test
  void startsNothingOfABatchThatFailsInTheMiddle() {
    Rig rig = Rig.onTransactions(RestartingTransactions::new, SomeRoles.holdingAtMost(3, "a"));
    for (int i = 0; i < 5; i++) {
      enqueue(rig, SomeTasks.task("t" + i));
    }

    assertThat(rig.due.drain().started()).isEqualTo(3);

    assertThat(rig.held("a")).isEqualTo(3);
    assertThat(rig.believedLoad("a")).isEqualTo(3);
    assertThat(rig.stores.queue().startedSince(SetClock.START)).isEqualTo(3);
  }

  @Test
  void startsNothingWhilePaused() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    enqueue(rig, SomeTasks.task("t"));
    rig.queue.pause("Maintenance.", Receipt.none());

    assertThat(rig.due.drain().started()).isZero();
    assertThat(rig.queue.overview().paused()).isNotNull();
    assertThat(rig.queue.claim(new RoleId("a"), 1, Duration.ZERO, Receipt.none())).isEmpty();

    rig.queue.resume(Receipt.none());
    assertThat(rig.due.drain().started()).isEqualTo(1);
  }

  @Test
  void givesAPullingRoleItsTurn() {
    Rig rig =
        Rig.of(
            SomeRoles.holdingAtMost(2, "a", "x"),
            SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "person", "x"));
    for (int i = 0; i < 3; i++) {
      rig.clock.advance(Duration.ofSeconds(1));
      handOut(rig, forced(SomeTasks.task("t" + i, "x"), TaskClassification.HYBRID));
    }
    handOut(rig, forced(SomeTasks.task("for_a_person", "x"), TaskClassification.HUMAN_PRIMARY));

    List<DispatchResult> got = rig.queue.claim(new RoleId("a"), 5, Duration.ZERO, Receipt.none());

    assertThat(got)
        .extracting(result -> result.decision().request().task().id().value())
        .containsExactly("t0", "t1");
    assertThat(rig.queue.claim(new RoleId("a"), 5, Duration.ZERO, Receipt.none())).isEmpty();
    assertThat(rig.queue.claim(new RoleId("person"), 5, Duration.ZERO, Receipt.none()))
        .extracting(result -> result.decision().request().task().id().value())
        .containsExactly("for_a_person");
    assertThatExceptionOfType(DispatchException.class)
        .isThrownBy(() -> rig.queue.claim(new RoleId("unknown"), 1, Duration.ZERO, Receipt.none()));
  }

  @Test
  void leavesTasksToTheRolesThatPullThem() {
    Rig rig = Rig.of(SomeRoles.pulling("worker", "x"));
    handOut(rig, forced(SomeTasks.task("t", "x"), TaskClassification.HYBRID));

    assertThat(rig.due.drain().started()).isZero();
    assertThat(rig.queue.claim(new RoleId("worker"), 5, Duration.ZERO, Receipt.none()))
        .extracting(result -> result.decision().request().task().id().value())
        .containsExactly("t");
  }

  @Test
  void schedulesATaskAndStartsItWhenItIsDue() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    Instant later = SetClock.START.plusSeconds(60);
    Queued queued =
        handOut(
            rig,
            SomeWaiting.on(
                SomeWaiting.terms(later, null, WaitPolicy.DEFAULT), SomeTasks.task("t")));
    assertThat(queued.state()).isEqualTo(TaskState.SCHEDULED);
    assertThat(queued.position()).isNull();
    assertThat(rig.signal.seen()).isZero();
    assertThat(rig.due.queueDueTasks()).isZero();
    assertThat(rig.due.drain().started()).isZero();

    rig.clock.advance(Duration.ofSeconds(60));
    assertThat(rig.due.queueDueTasks()).isEqualTo(1);
    assertThat(rig.due.queueDueTasks()).isZero();
    assertThat(rig.due.drain().started()).isEqualTo(1);

    assertThat(types(rig, "t"))
        .containsExactly(
            DispatchEvent.Type.SCHEDULED, DispatchEvent.Type.QUEUED, DispatchEvent.Type.DISPATCHED);
  }

  @Test
  void refusesTimesThatMakeNoSense() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    DispatchTerms past =
        SomeWaiting.terms(null, SetClock.START.minusSeconds(1), WaitPolicy.DEFAULT);

    DispatchFailure failure =
        catchThrowableOfType(
                DispatchException.class,
                () -> handOut(rig, SomeWaiting.on(past, SomeTasks.task("t"))))
            .failure();

    assertThat(failure).isInstanceOf(DispatchFailure.InvalidRequest.class);
    assertThat(rig.knowsNothingOf("t")).isTrue();
  }

  @Test
  void refusesATaskThatWaitsAlready() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    enqueue(rig, SomeTasks.task("t"));

    assertThat(rig.failureOf(DispatchRequest.of(SomeTasks.task("t"))))
        .isInstanceOf(DispatchFailure.AlreadyDispatched.class);
    assertThatExceptionOfType(DispatchException.class)
        .isThrownBy(() -> enqueue(rig, SomeTasks.task("t")));
    assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> rig.reassign("t", null));
  }

  @Test
  void cancelsATaskThatWaits() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    enqueue(rig, SomeTasks.task("t"));

    assertThat(rig.cancel("t").state()).isEqualTo(TaskState.CANCELLED);

    assertThat(rig.due.drain().started()).isZero();
    assertThat(rig.queue.overview().tasks()).isZero();
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> rig.queue.standing(new TaskId("t")));
  }

  @Test
  void dropsATaskThatNobodyWantsAnyMore() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    DispatchTerms terms =
        SomeWaiting.terms(null, SetClock.START.plusSeconds(5), WaitPolicy.DEFAULT);
    handOut(rig, SomeWaiting.on(terms, SomeTasks.task("t")));
    rig.clock.advance(Duration.ofSeconds(5));

    assertThat(rig.due.drain().started()).isZero();
    assertThat(rig.due.expireTasks()).isEqualTo(1);

    assertThat(state(rig, "t")).isEqualTo(TaskState.EXPIRED);
  }

  @Test
  void givesUpWhatItWaitedForLongEnough() {
    Rig rig = Rig.of(SomeRoles.role("a", "y"));
    handOut(rig, expiring("t", AfterLast.STAY));
    assertThat(rig.due.drain().started()).isZero();
    rig.clock.advance(Duration.ofMinutes(1));

    assertThat(rig.due.relaxRequirements()).isEqualTo(1);
    assertThat(rig.due.relaxRequirements()).isZero();
    assertThat(rig.due.drain().started()).isEqualTo(1);

    List<DispatchEvent> events = rig.queries.history(new TaskId("t")).events();
    assertThat(events.get(1).type()).isEqualTo(DispatchEvent.Type.RELAXED);
    assertThat(events.get(1).data().get("preferred_now")).isEqualTo(List.of("x"));
  }

  @Test
  void failsWhenNobodyTakesItAfterTheLastExpiry() {
    Rig rig = Rig.of(SomeRoles.role("a", "z"));
    handOut(rig, expiring("t", AfterLast.FAIL));
    rig.clock.advance(Duration.ofMinutes(1));

    assertThat(rig.due.relaxRequirements()).isEqualTo(1);

    assertThat(state(rig, "t")).isEqualTo(TaskState.FAILED);
    assertThat(types(rig, "t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED, DispatchEvent.Type.RELAXED, DispatchEvent.Type.FAILED);
  }

  @Test
  void escalatesStepByStepAndThenFails() {
    AttemptPolicy policy =
        new AttemptPolicy(
            3,
            Duration.ofMinutes(5),
            3,
            8,
            AttemptPolicy.WhenUsedUp.ESCALATE,
            List.of(
                new Escalation.RaisePriority(Priority.HIGH),
                new Escalation.HandTo(new RoleId("triage"))));
    Rig rig =
        Rig.escalating(policy, SomeRoles.role("a", "z"), SomeRoles.holdingAtMost(1, "triage", "y"));
    rig.dispatch(SomeTasks.task("busy", "y"));
    handOut(rig, expiring("t", AfterLast.ESCALATE));
    rig.clock.advance(Duration.ofMinutes(1));
    assertThat(rig.due.relaxRequirements()).isEqualTo(1);
    assertThat(rig.queries.task(new TaskId("t")).task().priority()).isEqualTo(Priority.HIGH);

    rig.clock.advance(Duration.ofSeconds(1));
    assertThat(rig.due.relaxRequirements()).isEqualTo(1);
    assertThat(state(rig, "t")).isEqualTo(TaskState.QUEUED);

    rig.cancel("busy");
    assertThat(rig.due.drain().started()).isEqualTo(1);
    assertThat(types(rig, "t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED,
            DispatchEvent.Type.RELAXED,
            DispatchEvent.Type.ESCALATED,
            DispatchEvent.Type.DISPATCHED);
  }

  @Test
  void handsToTheTriageRoleWhatNobodyTakes() {
    Rig rig =
        Rig.escalating(WIDEN_AND_HAND_OVER, SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "triage"));
    rig.classifier.says(TaskClassification.AI_PRIMARY);
    handOut(rig, expiring("t", AfterLast.ESCALATE));

    sweepFor(rig, 2);

    assertThat(rig.queries.task(new TaskId("t")).currentRole()).isEqualTo(new RoleId("triage"));
    assertThat(types(rig, "t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED,
            DispatchEvent.Type.RELAXED,
            DispatchEvent.Type.ESCALATED,
            DispatchEvent.Type.ESCALATED,
            DispatchEvent.Type.DISPATCHED);
  }

  @Test
  void neverHandsOverAgainstAForcedClass() {
    Rig rig =
        Rig.escalating(WIDEN_AND_HAND_OVER, SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "triage"));
    DispatchRequest request = expiring("t", AfterLast.ESCALATE);
    handOut(
        rig,
        new DispatchRequest(
            request.task(),
            null,
            Set.of(),
            TokenBudget.DEFAULT,
            TaskClassification.AI_PRIMARY,
            false,
            request.terms()));

    sweepFor(rig, 3);

    assertThat(state(rig, "t")).isEqualTo(TaskState.FAILED);
    assertThat(rig.held("triage")).isZero();
  }

  @Test
  void keepsDutiesApart() {
    Rig rig = Rig.of(SomeRoles.role("a"), SomeRoles.role("b"));
    rig.dispatch(SomeTasks.task("author"));
    RoleId author = rig.queries.task(new TaskId("author")).currentRole();
    DispatchTerms apart =
        new DispatchTerms(
            null,
            null,
            null,
            null,
            WaitPolicy.DEFAULT,
            AttemptPolicy.WhenUsedUp.FAIL,
            true,
            List.of(new TaskId("author")));
    DispatchRequest review = SomeWaiting.on(apart, SomeTasks.task("review"));

    DispatchResult result = rig.dispatch(review);

    assertThat(result.choice().candidate().role()).isNotEqualTo(author);
    assertThat(result.decision().refusals().named())
        .flatExtracting(refusal -> refusal.reasons())
        .contains(new RefusalReason.SeparationOfDuties(List.of(new TaskId("author"))));
  }

  @Test
  void makesManyMorePressing() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a"));
    rig.dispatch(SomeTasks.task("busy"));
    enqueue(rig, SomeTasks.task("medium"));
    enqueue(rig, SomeTasks.task("low", "Later.", Priority.LOW));
    enqueue(rig, SomeWaiting.ofTenant("other", "five", Priority.LOW));

    Reprioritised done =
        rig.queue.reprioritise(
            List.of(new TaskId("low"), new TaskId("busy"), new TaskId("low")),
            Priority.HIGH,
            "It is urgent.",
            Receipt.none());

    assertThat(done).isEqualTo(new Reprioritised(1, 0, List.of(new TaskId("busy"))));
    assertThat(rig.queue.standing(new TaskId("low")).queued().position()).isEqualTo(1);
    assertThat(
            rig.queue.reprioritise(
                new FairnessKey("five"), Priority.LOW, Priority.MEDIUM, null, Receipt.none()))
        .isEqualTo(new Reprioritised(1, 0, List.of()));
    assertThat(DispatchHistory.of(new TaskId("low"), events(rig, "low")).state())
        .isEqualTo(TaskState.QUEUED);
  }

  @Test
  void mixesTasksThatWaitWithOthersInOneBatch() {
    Rig rig = Rig.of(SomeRoles.role("a"));

    List<DispatchOutcome> outcomes =
        rig.dispatches.dispatchAll(
            List.of(
                DispatchRequest.of(SomeTasks.task("now")),
                SomeWaiting.queued(SomeTasks.task("later")),
                DispatchRequest.of(SomeTasks.task("later"))),
            Receipt.none());

    assertThat(outcomes.get(0)).isInstanceOf(DispatchOutcome.Dispatched.class);
    assertThat(outcomes.get(1)).isInstanceOf(DispatchOutcome.Failed.class);
    assertThat(outcomes.get(2)).isInstanceOf(DispatchOutcome.Dispatched.class);
  }

  private static DispatchRequest expiring(String id, AfterLast afterLast) {
    Task task =
        SomeTasks.task(id)
            .withRequirements(
                List.of(
                    Requirement.of(new CapabilityName("x")).expiringAfter(Duration.ofMinutes(1)),
                    Requirement.of(new CapabilityName("y"))));
    return SomeWaiting.on(SomeWaiting.terms(null, null, new WaitPolicy(afterLast, null)), task);
  }

  /// Lets everything expire, and looks at what is due that often, a second apart.
  private static void sweepFor(Rig rig, int looks) {
    rig.clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < looks; i++) {
      assertThat(rig.due.relaxRequirements()).isEqualTo(1);
      rig.clock.advance(Duration.ofSeconds(1));
    }
  }

  private static DispatchRequest forced(Task task, TaskClassification forced) {
    return new DispatchRequest(
        task, null, Set.of(), TokenBudget.DEFAULT, forced, false, SomeWaiting.QUEUE);
  }

  /// A task that waits, and that the role `a` must not get.
  private static DispatchRequest excludingA(Task task) {
    DispatchRequest request = SomeWaiting.queued(task);
    return new DispatchRequest(
        request.task(),
        null,
        Set.of(new RoleId("a")),
        TokenBudget.DEFAULT,
        null,
        false,
        request.terms());
  }

  private static Queued enqueue(Rig rig, Task task) {
    return handOut(rig, SomeWaiting.queued(task));
  }

  private static Queued handOut(Rig rig, DispatchRequest request) {
    return ((DispatchOutcome.Waiting) rig.dispatches.handOut(request, Receipt.none())).queued();
  }

  /// Starts one task of the one role with one place, and takes it back.
  private static String startOne(Rig rig) {
    assertThat(rig.due.drain().started()).isEqualTo(1);
    String started = LAST_STARTED.matcher(rig.observer.seen().getLast()).replaceAll("$1");
    rig.cancel(started);
    return started;
  }

  private static Map<String, Integer> startOneByOne(Rig rig, int times) {
    Map<String, Integer> starts = new HashMap<>();
    for (int i = 0; i < times; i++) {
      starts.merge(startOne(rig).replaceAll("\\d", ""), 1, Integer::sum);
    }
    return starts;
  }

  private static TaskState state(Rig rig, String task) {
    return rig.queries.task(new TaskId(task)).state();
  }

  private static List<DispatchEvent> events(Rig rig, String task) {
    return rig.queries.history(new TaskId(task)).events();
  }

  private static List<DispatchEvent.Type> types(Rig rig, String task) {
    return events(rig, task).stream().map(DispatchEvent::type).toList();
  }
}
