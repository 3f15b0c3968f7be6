package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Assigned;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.QueueStore.Charge;
import dev.roledispatcher.application.port.out.QueueStore.Claim;
import dev.roledispatcher.application.port.out.QueueStore.Count;
import dev.roledispatcher.application.port.out.QueueStore.Due;
import dev.roledispatcher.application.port.out.QueueStore.Ending;
import dev.roledispatcher.application.port.out.QueueStore.EnqueueOutcome;
import dev.roledispatcher.application.port.out.QueueStore.Entry;
import dev.roledispatcher.application.port.out.QueueStore.Head;
import dev.roledispatcher.application.port.out.QueueStore.Line;
import dev.roledispatcher.application.port.out.QueueStore.Pause;
import dev.roledispatcher.application.port.out.QueueStore.Rest;
import dev.roledispatcher.application.port.out.QueueStore.Rewrite;
import dev.roledispatcher.application.port.out.QueueStore.Starts;
import dev.roledispatcher.application.port.out.QueueStore.Wanted;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.CriticalCap;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Demand;
import dev.roledispatcher.domain.task.AfterLast;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import dev.roledispatcher.domain.task.WaitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [QueueStore] promises.
public abstract class QueueStoreContract {

  private static final Instant NOW = SomeDecisions.DECIDED;

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void letsATaskIn() {
    WaitingTask task = waiting("t", "one", Priority.HIGH, "x");

    assertThat(enqueue(task)).containsExactly(new EnqueueOutcome.Entered());

    assertThat(task("t"))
        .isEqualTo(
            new TrackedTask(task.request().task(), TaskState.QUEUED, null, null, 0, 0, NOW, NOW));
    assertThat(types("t")).containsExactly(DispatchEvent.Type.QUEUED);
    assertThat(queue().find(new TaskId("t"))).contains(new Entry(task, 0, null));
  }

  @Test
  void letsAScheduledTaskInWhenItIsDue() {
    Instant later = NOW.plusSeconds(60);
    WaitingTask task = SomeWaiting.until(later, SomeWaiting.queued(SomeTasks.task("t")));
    assertThat(enqueue(task)).containsExactly(new EnqueueOutcome.Entered());
    assertThat(task("t").state()).isEqualTo(TaskState.SCHEDULED);
    assertThat(queue().demands()).isEmpty();
    assertThat(inWork(() -> queue().lockDue(Due.SCHEDULE, later.minusMillis(1), 10))).isEmpty();

    List<Entry> due =
        inWork(() -> {
          List<Entry> found = queue().lockDue(Due.SCHEDULE, later, 10);
          queue()
              .rewrite(
                  found.stream()
                      .map(entry ->
                          new Rewrite(
                              entry.task().inTheQueue("Now."),
                              DispatchEvent.Type.QUEUED,
                              null,
                              Attributes.none()))
                      .toList(),
                  later);
          return found;
        });

    assertThat(due).containsExactly(new Entry(task, 0, null));
    assertThat(task("t").state()).isEqualTo(TaskState.QUEUED);
    assertThat(types("t")).containsExactly(DispatchEvent.Type.SCHEDULED, DispatchEvent.Type.QUEUED);
    assertThat(queue().demands()).containsExactly(task.demand(later));
    assertThat(inWork(() -> queue().lockDue(Due.SCHEDULE, later, 10))).isEmpty();
  }

  @Test
  void refusesATaskThatIsOpenAndTheSecondOfTwo() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("open", "a"));
    WaitingTask twice = waiting("t", "one", Priority.LOW);

    assertThat(enqueue(waiting("open", "one", Priority.LOW), twice, twice))
        .containsExactly(
            new EnqueueOutcome.Taken(TaskState.ASSIGNED, new RoleId("a")),
            new EnqueueOutcome.Entered(),
            new EnqueueOutcome.Taken(TaskState.QUEUED, null));
    assertThat(types("t")).hasSize(1);
    assertThat(queue().find(new TaskId("open"))).isEmpty();
  }

  @Test
  void letsAnEndedTaskInOnlyWhenItIsDispatchedAgain() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));
    inWork(() -> stores().assignments().cancel(new TaskId("t"), 1, null, NOW));
    DispatchRequest first = SomeWaiting.queued(SomeTasks.task("t"));
    DispatchRequest again =
        new DispatchRequest(
            first.task(), null, Set.of(), first.budget(), null, true, SomeWaiting.QUEUE);

    assertThat(enqueue(SomeWaiting.since(NOW, first)))
        .containsExactly(new EnqueueOutcome.Taken(TaskState.CANCELLED, null));
    assertThat(enqueue(SomeWaiting.since(NOW, again)))
        .containsExactly(new EnqueueOutcome.Entered());

    assertThat(task("t").epoch()).isEqualTo(1);
    assertThat(task("t").currentDispatch()).isNotNull();
    assertThat(DispatchHistory.of(new TaskId("t"), stores().assignments().events(new TaskId("t"))))
        .extracting(DispatchHistory::state)
        .isEqualTo(TaskState.QUEUED);
  }

  @Test
  void assignsAQueuedTaskOnceAndTakesItOut() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    WaitingTask task = waiting("t", "one", Priority.LOW);
    enqueue(task);

    assertThat(assign(starting(task, "a", 1L, NOW)))
        .containsExactly(new Taken(TaskState.QUEUED, null));
    assertThat(assign(starting(task, "a", 0L, NOW)).getFirst()).isInstanceOf(Assigned.class);
    assertThat(assign(starting(task, "b", 0L, NOW)))
        .containsExactly(new Taken(TaskState.ASSIGNED, new RoleId("a")));

    assertThat(task("t").epoch()).isEqualTo(1);
    assertThat(types("t"))
        .containsExactly(DispatchEvent.Type.QUEUED, DispatchEvent.Type.DISPATCHED);
    assertThat(queue().find(new TaskId("t"))).isEmpty();
    assertThat(queue().counts(10).rows()).isEmpty();
  }

  @Test
  void doesNotDispatchAQueuedTaskBeside() {
    register(SomeRoles.role("a"));
    enqueue(waiting("t", "one", Priority.LOW));

    assertThat(assign(SomeDecisions.assignmentAgain(SomeTasks.task("t"), "a")))
        .containsExactly(new Taken(TaskState.QUEUED, null));
  }

  @Test
  void doesNotAssignWhatHasExpiredOrIsScheduled() {
    register(SomeRoles.role("a"));
    Instant end = NOW.plusSeconds(5);
    WaitingTask expiring =
        SomeWaiting.since(
            NOW,
            SomeWaiting.on(
                SomeWaiting.terms(null, end, WaitPolicy.DEFAULT), SomeTasks.task("expiring")));
    WaitingTask scheduled = SomeWaiting.until(end, SomeWaiting.queued(SomeTasks.task("scheduled")));
    enqueue(expiring, scheduled);

    assertThat(assign(starting(expiring, "a", 0L, end), starting(scheduled, "a", 0L, NOW)))
        .containsExactly(new Taken(TaskState.QUEUED, null), new Taken(TaskState.SCHEDULED, null));
    assertThat(assign(starting(expiring, "a", 0L, end.minusMillis(1))).getFirst())
        .isInstanceOf(Assigned.class);
  }

  @Test
  void putsATaskBackWhereItWas() {
    register(SomeRoles.role("a"));
    WaitingTask task = waiting("t", "one", Priority.LOW);
    enqueue(task);

    inWork(() -> {
      queue().requeue(task.id(), task.request(), task.classification(), NOW, NOW.plusSeconds(9));
      return true;
    });

    assertThat(claimed(task.demand(NOW), "one", 5)).containsExactly("t");
    assertThat(queue().find(task.id()).orElseThrow().task().enqueuedAt()).isEqualTo(NOW);
    inWork(() -> {
      queue().remove(task.id());
      return true;
    });
    assertThat(queue().find(task.id())).isEmpty();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            inWork(() -> {
              queue().requeue(new TaskId("other"), task.request(), task.classification(), NOW, NOW);
              return true;
            }));
  }

  @Test
  void tellsDemandsAndLines() {
    enqueue(
        waiting("t1", "one", Priority.LOW, "x"),
        waiting("t2", "one", Priority.CRITICAL, "x"),
        waiting("t3", "two", Priority.LOW, "x"),
        waiting("t4", "two", Priority.HIGH, "x"),
        waiting("t5", "two", Priority.HIGH, "y"));
    Demand x = waiting("x", "one", Priority.LOW, "x").demand(NOW);
    Demand y = waiting("y", "one", Priority.LOW, "y").demand(NOW);

    assertThat(queue().demands()).containsExactlyInAnyOrder(x, y);
    assertThat(queue().lines(List.of(x), 10, NOW))
        .containsExactlyInAnyOrder(
            new Line(x, Lane.CRITICAL, key("one"), 1, 0),
            new Line(x, Lane.ORDINARY, key("one"), 1, 0),
            new Line(x, Lane.ORDINARY, key("two"), 2, 0));
    assertThat(queue().lines(List.of(x, y), 1, NOW)).hasSize(4).allMatch(line -> line.tasks() == 1);
  }

  @Test
  void claimsByRankAndGoesOnBehind() {
    List<WaitingTask> tasks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tasks.add(
          SomeWaiting.since(
              NOW.plusSeconds(i),
              SomeWaiting.queued(SomeWaiting.ofTenant("t" + i, "one", Priority.LOW))));
    }
    WaitingTask pressing =
        SomeWaiting.since(
            NOW.plusSeconds(50),
            SomeWaiting.queued(SomeWaiting.ofTenant("pressing", "one", Priority.HIGH)));
    tasks.add(pressing);
    enqueue(tasks.reversed().toArray(WaitingTask[]::new));
    Demand demand = pressing.demand(NOW);

    List<String> all =
        inWork(() -> {
          List<Head> first = claim(demand, 3, null);
          List<Head> second = claim(demand, 10, first.getLast());
          List<Head> both = new ArrayList<>(first);
          both.addAll(second);
          return names(both);
        });

    assertThat(all).containsExactly("pressing", "t0", "t1", "t2", "t3", "t4", "t5");
  }

  @Test
  void claimsOfTheLinesOfAKeyThoseTogetherWhoseTurnItIsFirst() {
    List<WaitingTask> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Task task =
          SomeWaiting.ofTenant(
              "t" + i, i == 7 ? "two" : "one", Priority.LOW, i % 3 == 0 ? "other" : "plain");
      tasks.add(SomeWaiting.since(NOW.plusSeconds(i), SomeWaiting.queued(task)));
    }
    enqueue(tasks.reversed().toArray(WaitingTask[]::new));
    Demand plain = tasks.get(1).demand(NOW);
    Demand other = tasks.get(0).demand(NOW);

    List<Head> heads =
        inWork(() ->
            queue()
                .claim(
                    List.of(
                        new Wanted(plain, Lane.ORDINARY, key("one"), 3, 4, null),
                        new Wanted(other, Lane.ORDINARY, key("one"), 3, 4, null),
                        new Wanted(plain, Lane.ORDINARY, key("two"), 3, 3, null)),
                    NOW));

    assertThat(names(heads)).containsExactly("t1", "t2", "t0", "t3", "t7");
    assertThat(heads).extracting(Head::line).containsExactly(0, 0, 1, 1, 2);
  }

  @Test
  void leavesWhatRestsAlone() {
    WaitingTask task = waiting("t", "one", Priority.LOW);
    enqueue(task);
    inWork(() -> {
      queue().rest(List.of(new Rest(task.id(), "Nobody may.", NOW.plusSeconds(1))));
      return true;
    });

    assertThat(claimed(task.demand(NOW), "one", 5)).isEmpty();
    assertThat(queue().lines(List.of(task.demand(NOW)), 5, NOW)).isEmpty();
    assertThat(queue().lines(List.of(task.demand(NOW)), 5, NOW.plusSeconds(1))).hasSize(1);
    assertThat(queue().find(task.id()).orElseThrow().task().reason()).isEqualTo("Nobody may.");
  }

  @Test
  void chargesKeysAndLetsNobodySaveUp() {
    WaitingTask one = waiting("t1", "one", Priority.LOW);
    WaitingTask two = waiting("t2", "two", Priority.LOW);
    enqueue(one, two);
    inWork(() -> {
      queue().charge(List.of(new Charge(Lane.ORDINARY, key("one"), 3, 2)));
      queue().charge(List.of(new Charge(Lane.ORDINARY, key("one"), 1, 3)));
      return true;
    });

    assertThat(queue().lines(List.of(one.demand(NOW)), 5, NOW))
        .containsExactlyInAnyOrder(
            new Line(one.demand(NOW), Lane.ORDINARY, key("one"), 1, 4),
            new Line(two.demand(NOW), Lane.ORDINARY, key("two"), 1, 3));
  }

  @Test
  void remembersStarts() {
    CriticalCap.Starts counted = new CriticalCap.Starts(NOW, 2, 1);
    inWork(() -> {
      queue().recordStarts(new Starts(counted, 5));
      queue().recordStarts(new Starts(new CriticalCap.Starts(NOW, 0, 0), 4));
      return true;
    });

    assertThat(queue().startsSince(NOW)).containsExactly(counted);
    assertThat(queue().startedSince(NOW)).isEqualTo(9);
    assertThat(queue().startedSince(NOW.plusMillis(1))).isZero();
    inWork(() -> {
      queue().tidy(NOW.plusMillis(1));
      return true;
    });
    assertThat(queue().startedSince(NOW)).isZero();
  }

  @Test
  void countsWhatWaitsWhoeverChangesIt() {
    enqueue(
        waiting("t1", "one", Priority.LOW),
        waiting("t2", "one", Priority.LOW),
        waiting("t3", "two", Priority.CRITICAL),
        SomeWaiting.until(
            NOW.plusSeconds(60),
            SomeWaiting.queued(SomeWaiting.ofTenant("t4", "two", Priority.LOW))));
    inWork(() -> {
      queue().tidy(NOW);
      return true;
    });
    inWork(() -> stores().assignments().cancel(new TaskId("t2"), 0, null, NOW));

    QueueStore.Counts counts = queue().counts(10);

    assertThat(counts.rows())
        .containsExactlyInAnyOrder(
            new Count(Lane.ORDINARY, key("one"), Priority.LOW, TaskState.QUEUED, 1),
            new Count(Lane.CRITICAL, key("two"), Priority.CRITICAL, TaskState.QUEUED, 1),
            new Count(Lane.ORDINARY, key("two"), Priority.LOW, TaskState.SCHEDULED, 1));
    assertThat(counts.oldest()).isEqualTo(NOW);
    assertThat(queue().counts(1).rows()).hasSize(1);
    assertThat(queue().find(new TaskId("t2"))).isEmpty();
  }

  @Test
  void ranksATaskAnewWhenItsPriorityChanges() {
    WaitingTask low = waiting("low", "one", Priority.LOW);
    WaitingTask medium = waiting("medium", "one", Priority.MEDIUM);
    enqueue(low, medium);
    Task raised = low.request().task().withPriority(Priority.HIGH);
    Attributes facts = Attributes.of(Map.of("from", "low", "to", "high"));

    inWork(() -> {
      assertThat(queue().lock(List.of(low.id()))).hasSize(1);
      queue()
          .rewrite(
              List.of(
                  new Rewrite(
                      low.with(low.request().withTask(raised)),
                      DispatchEvent.Type.REPRIORITISED,
                      "It is urgent.",
                      facts)),
              NOW.plusSeconds(1));
      return true;
    });

    assertThat(claimed(low.demand(NOW), "one", 5)).containsExactly("low", "medium");
    assertThat(task("low").task().priority()).isEqualTo(Priority.HIGH);
    DispatchEvent event = stores().assignments().events(low.id()).getLast();
    assertThat(event.type()).isEqualTo(DispatchEvent.Type.REPRIORITISED);
    assertThat(event.reason()).isEqualTo("It is urgent.");
    assertThat(event.data()).isEqualTo(facts);
    assertThat(queue().countBefore(medium, 5)).contains(1L);
    assertThat(queue().countBefore(medium, 0)).isEmpty();
  }

  @Test
  void findsTasksByKeyAndPriority() {
    enqueue(
        waiting("t1", "one", Priority.LOW),
        waiting("t2", "one", Priority.HIGH),
        waiting("t3", "two", Priority.LOW));

    assertThat(filtered(key("one"), null, 9)).containsExactlyInAnyOrder("t1", "t2");
    assertThat(filtered(null, Priority.LOW, 9)).containsExactlyInAnyOrder("t1", "t3");
    assertThat(filtered(key("one"), Priority.LOW, 9)).containsExactly("t1");
    assertThat(filtered(null, null, 2)).hasSize(2);
  }

  @Test
  void asksForLessWhenSomethingExpires() {
    Requirement expiring =
        Requirement.of(new CapabilityName("x")).expiringAfter(Duration.ofMinutes(1));
    Task task =
        SomeTasks.task("t")
            .withRequirements(List.of(expiring, Requirement.of(new CapabilityName("y"))));
    WaitingTask waiting =
        SomeWaiting.since(
            NOW,
            SomeWaiting.on(
                SomeWaiting.terms(null, null, new WaitPolicy(AfterLast.FAIL, null)), task));
    enqueue(waiting);
    Instant later = NOW.plusSeconds(60);
    assertThat(queue().find(waiting.id()).orElseThrow().lookAt()).isEqualTo(later);

    inWork(() -> {
      assertThat(queue().lockDue(Due.CHANGE, later.minusMillis(1), 5)).isEmpty();
      assertThat(queue().lockDue(Due.CHANGE, later, 5)).hasSize(1);
      queue()
          .rewrite(
              List.of(new Rewrite(waiting, DispatchEvent.Type.RELAXED, null, Attributes.none())),
              later);
      return true;
    });

    assertThat(queue().demands()).containsExactly(waiting.demand(later));
    assertThat(queue().demands().getFirst().required())
        .containsExactly(Requirement.of(new CapabilityName("y")));
    assertThat(queue().find(waiting.id()).orElseThrow().lookAt()).isEqualTo(later.plusSeconds(1));
  }

  @Test
  void endsATaskThatNobodyHad() {
    Instant end = NOW.plusSeconds(5);
    WaitingTask task =
        SomeWaiting.since(
            NOW,
            SomeWaiting.on(SomeWaiting.terms(null, end, WaitPolicy.DEFAULT), SomeTasks.task("t")));
    enqueue(task);

    inWork(() -> {
      List<Entry> due = queue().lockDue(Due.EXPIRY, end, 5);
      assertThat(due).hasSize(1);
      queue().end(List.of(new Ending(task.id(), TaskState.EXPIRED, "Too late.")), end);
      return true;
    });

    assertThat(task("t").state()).isEqualTo(TaskState.EXPIRED);
    assertThat(types("t")).containsExactly(DispatchEvent.Type.QUEUED, DispatchEvent.Type.EXPIRED);
    assertThat(queue().find(task.id())).isEmpty();
    assertThat(queue().demands()).isEmpty();
  }

  @Test
  void startsNothingWhilePaused() {
    assertThat(inWork(() -> queue().tryClaim())).isEqualTo(Claim.HELD);
    pause(new Pause(NOW, "Maintenance."));
    assertThat(inWork(() -> queue().tryClaim())).isEqualTo(Claim.PAUSED);
    pause(new Pause(NOW.plusSeconds(9), "Still."));
    assertThat(queue().counts(0).pause()).isEqualTo(new Pause(NOW, "Still."));
    pause(null);
    assertThat(inWork(() -> queue().tryClaim())).isEqualTo(Claim.HELD);
    assertThat(queue().counts(0).pause()).isNull();
  }

  @Test
  void leavesNothingOfAFailedUnitOfWork() {
    WaitingTask task = waiting("t", "one", Priority.LOW);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            inWork(() -> {
              queue().enqueue(List.of(task), NOW);
              throw new IllegalStateException("The power is out.");
            }));

    assertThat(queue().find(task.id())).isEmpty();
    assertThat(stores().assignments().find(task.id())).isEmpty();
    assertThat(queue().counts(5).rows()).isEmpty();
  }

  @Test
  void knowsWhoHadATask() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    inWork(() ->
        stores()
            .assignments()
            .reassign(SomeDecisions.assignment("t", "b"), 1, null, HandoverNote.none()));

    assertThat(stores().assignments().rolesOf(List.of(new TaskId("t"), new TaskId("unknown"))))
        .isEqualTo(Map.of(new TaskId("t"), Set.of(new RoleId("a"), new RoleId("b"))));
  }

  private QueueStore queue() {
    return stores().queue();
  }

  private void pause(@Nullable Pause pause) {
    inWork(() -> {
      queue().setPause(pause);
      return true;
    });
  }

  private <T> T inWork(Supplier<T> work) {
    return stores().work().run(work);
  }

  private List<EnqueueOutcome> enqueue(WaitingTask... tasks) {
    return inWork(() -> queue().enqueue(Arrays.asList(tasks), NOW));
  }

  private List<AssignOutcome> assign(NewAssignment... assignments) {
    return inWork(() -> stores().assignments().assign(List.of(assignments)));
  }

  private void register(Role... roles) {
    inWork(() -> stores().roles().add(List.of(roles)));
  }

  private TrackedTask task(String id) {
    return stores().assignments().find(new TaskId(id)).orElseThrow();
  }

  private List<DispatchEvent.Type> types(String task) {
    return stores().assignments().events(new TaskId(task)).stream()
        .map(DispatchEvent::type)
        .toList();
  }

  private List<String> claimed(Demand demand, String key, int most) {
    return inWork(() ->
        names(
            queue()
                .claim(
                    List.of(new Wanted(demand, Lane.ORDINARY, key(key), most, most, null)), NOW)));
  }

  private List<Head> claim(Demand demand, int most, @Nullable Head after) {
    return queue()
        .claim(List.of(new Wanted(demand, Lane.ORDINARY, key("one"), most, most, after)), NOW);
  }

  private List<String> filtered(@Nullable FairnessKey key, @Nullable Priority priority, int most) {
    return inWork(() ->
        queue().lock(new QueueStore.Filter(key, priority), most).stream()
            .map(entry -> entry.task().id().value())
            .toList());
  }

  private static List<String> names(List<Head> heads) {
    return heads.stream().map(head -> head.entry().task().id().value()).toList();
  }

  private static NewAssignment starting(WaitingTask task, String role, Long epoch, Instant at) {
    return new NewAssignment(
        SomeDecisions.decision(task.request(), role), at, SomeDecisions.TOOK, null, epoch);
  }

  private static WaitingTask waiting(
      String id, String tenant, Priority priority, String... capabilities) {
    return SomeWaiting.since(
        NOW, SomeWaiting.queued(SomeWaiting.ofTenant(id, tenant, priority, capabilities)));
  }

  private static FairnessKey key(String value) {
    return new FairnessKey(value);
  }
}
