package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.application.port.in.AwaitTasks;
import dev.roledispatcher.application.port.in.AwaitTasks.Awaited;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.in.WorkOnTasks.Claim;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitServiceTest {

  private static final Duration LONG = AwaitTasks.LONGEST_WAIT;
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration NEVER = Duration.ofSeconds(10);

  private final Rig rig = Rig.of(SomeRoles.role("r", "a"));
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    callers.shutdownNow();
  }

  @Test
  void aTaskThatIsThereAlreadyIsAnsweredAtOnce() {
    assigned("t");

    Awaited awaited = service(1, NEVER).await(id("t"), Set.of(TaskState.ASSIGNED), LONG);

    assertThat(awaited.reached()).isTrue();
    assertThat(awaited.task().state()).isEqualTo(TaskState.ASSIGNED);
  }

  @Test
  void whatThisInstanceDoesIsToldWithoutALookAtTheOthers() throws Exception {
    assigned("t");
    CompletableFuture<Awaited> waiting = wait(service(9, NEVER), "t", AwaitTasks.ends());
    untilWaiting(1);

    complete("t");

    assertThat(waiting.get(5, TimeUnit.SECONDS).task().state()).isEqualTo(TaskState.COMPLETED);
  }

  @Test
  void whatAnotherInstanceDoesIsFoundByLooking() throws Exception {
    assigned("t");
    CompletableFuture<Awaited> waiting =
        wait(service(9, Duration.ofMillis(10)), "t", Set.of(TaskState.CANCELLED));
    untilWaiting(1);

    rig.elsewhereCancelled("t");

    assertThat(waiting.get(5, TimeUnit.SECONDS).reached()).isTrue();
  }

  @Test
  void theTaskAsItIsIsToldWhenTheTimeIsOver() {
    assigned("t");

    Awaited awaited = service(9, NEVER).await(id("t"), Set.of(TaskState.FAILED), SHORT);

    assertThat(awaited.reached()).isFalse();
    assertThat(awaited.task().state()).isEqualTo(TaskState.ASSIGNED);
  }

  @Test
  void anotherGoesOnLookingWhenTheScoutLeaves() throws Exception {
    assigned("t");
    assigned("u");
    WaitService service = service(9, Duration.ofMillis(10));
    CompletableFuture<Awaited> scout = wait(service, "t", AwaitTasks.ends());
    untilWaiting(1);
    CompletableFuture<Awaited> next = wait(service, "u", AwaitTasks.ends());
    untilWaiting(2);

    rig.elsewhereCancelled("t");
    scout.get(5, TimeUnit.SECONDS);
    rig.elsewhereCancelled("u");

    assertThat(next.get(5, TimeUnit.SECONDS).reached()).isTrue();
  }

  @Test
  void manyWhoWaitCostOneLookAtATime() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    List<CompletableFuture<Awaited>> waiting = new ArrayList<>();
    WaitService service = service(counting(looks), 100, NEVER);
    for (int i = 0; i < 50; i++) {
      assigned("t" + i);
      waiting.add(wait(service, "t" + i, AwaitTasks.ends()));
    }
    untilWaiting(50);
    int before = looks.get();

    for (int i = 0; i < 50; i++) {
      rig.elsewhereCancelled("t" + i);
    }
    rig.room.changed(id("t0"));
    waiting.getFirst().get(5, TimeUnit.SECONDS);

    assertThat(looks.get() - before).as("looks for one task that changed").isEqualTo(1);
    assertThat(waiting.stream().filter(CompletableFuture::isDone)).hasSize(1);
  }

  @Test
  void nobodyIsLetInBeyondTheMost() throws Exception {
    assigned("t");
    WaitService service = service(1, NEVER);
    CompletableFuture<Awaited> waiting = wait(service, "t", AwaitTasks.ends());
    untilWaiting(1);

    assertThatThrownBy(() -> service.await(id("t"), AwaitTasks.ends(), LONG))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.rejection()).isInstanceOf(Rejection.TooManyWait.class));
    assertThat(service.await(id("t"), AwaitTasks.ends(), Duration.ZERO).reached()).isFalse();
    complete("t");
    waiting.get(5, TimeUnit.SECONDS);
    untilWaiting(0);
    assertThat(service.await(id("t"), AwaitTasks.ends(), LONG).reached()).isTrue();
  }

  @Test
  void aLookThatFailsFailsForAllWhoWait() throws Exception {
    assigned("t");
    AtomicInteger looks = new AtomicInteger();
    AssignmentStore broken =
        intercepted(() -> {
          if (looks.incrementAndGet() > 2) {
            throw new IllegalStateException("The database is gone.");
          }
        });
    WaitService service = service(broken, 9, Duration.ofMillis(10));
    List<CompletableFuture<Awaited>> waiting =
        List.of(wait(service, "t", AwaitTasks.ends()), wait(service, "t", AwaitTasks.ends()));

    for (CompletableFuture<Awaited> one : waiting) {
      assertThatThrownBy(() -> one.get(5, TimeUnit.SECONDS))
          .hasRootCauseMessage("The database is gone.");
    }
    untilWaiting(0);
  }

  @Test
  void aTaskThatIsUnknownCannotBeWaitedFor() {
    assertThatThrownBy(() -> service(1, NEVER).await(id("nobody"), AwaitTasks.ends(), LONG))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.rejection()).isEqualTo(new Rejection.UnknownTask(id("nobody"))));
  }

  @Test
  void aWaitIsBounded() {
    assertThatThrownBy(
            () -> service(1, NEVER).await(id("t"), AwaitTasks.ends(), LONG.plusMillis(1)))
        .hasMessage("A wait (PT1M0.001S) must be 0 to PT1M, for at least one state.");
    assertThatThrownBy(() -> service(1, NEVER).await(id("t"), Set.of(), SHORT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyEndIsOne() {
    assertThat(AwaitTasks.ends())
        .containsExactlyInAnyOrder(
            TaskState.COMPLETED, TaskState.CANCELLED, TaskState.EXPIRED, TaskState.FAILED);
  }

  private void assigned(String task) {
    rig.dispatch(DispatchRequest.of(SomeTasks.task(task, "a")));
  }

  private void complete(String task) {
    rig.work.complete(
        new Claim(id(task), null, null), WorkOutcome.SUCCESS, HandoverNote.none(), Receipt.none());
  }

  private CompletableFuture<Awaited> wait(WaitService service, String task, Set<TaskState> states) {
    return CompletableFuture.supplyAsync(() -> service.await(id(task), states, LONG), callers);
  }

  /// Until so many wait, and the scout has had its first look.
  private void untilWaiting(int many) throws InterruptedException {
    while (rig.room.count() != many || rig.room.hasNews()) {
      Thread.sleep(1);
    }
  }

  private WaitService service(int most, Duration lookEvery) {
    return service(rig.stores.assignments(), most, lookEvery);
  }

  private WaitService service(AssignmentStore store, int most, Duration lookEvery) {
    return new WaitService(
        store,
        rig.room,
        new WaitSettings(most, lookEvery, Duration.ofSeconds(1)),
        System::nanoTime);
  }

  private AssignmentStore counting(AtomicInteger looks) {
    return intercepted(looks::incrementAndGet);
  }

  /// The store, telling of every look at states.
  private AssignmentStore intercepted(Runnable looking) {
    return (AssignmentStore)
        Proxy.newProxyInstance(
            AssignmentStore.class.getClassLoader(),
            new Class<?>[] {AssignmentStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("states")) {
                looking.run();
              }
              return method.invoke(rig.stores.assignments(), arguments);
            });
  }

  private static TaskId id(String task) {
    return new TaskId(task);
  }
}
