package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.domain.assignment.Assignment;
import dev.roledispatcher.domain.assignment.Assignment.Active;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What becomes of assignments, in memory.
final class InMemoryLifeStore implements LifeStore {

  private final InMemoryDatabase database;

  InMemoryLifeStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Standing> standing(TaskId id) {
    return database.read(tables -> {
      TrackedTask task = tables.tasks.get(id);
      if (task == null) {
        return Optional.empty();
      }
      List<Stint> stints = tables.lives.of(id);
      List<DispatchEvent> events = tables.events.getOrDefault(id, List.of());
      Instant since = tables.lives.enqueuedAt(id);
      return Optional.of(
          new Standing(
              task,
              events.getLast().sequence(),
              stints.isEmpty() ? null : stints.getLast(),
              since,
              (int)
                  events.stream()
                      .filter(event -> event.type() == DispatchEvent.Type.ESCALATED)
                      .filter(event -> !event.at().isBefore(since))
                      .count(),
              past(tables, id)));
    });
  }

  /// How offers and assignments of a task ended since somebody last dispatched it.
  static List<PastAttempt> past(InMemoryTables tables, TaskId id) {
    Instant since = tables.lives.enqueuedAt(id);
    return Stream.concat(
            tables.lives.of(id).stream()
                .filter(stint -> !stint.assignment().facts().assignedAt().isBefore(since))
                .flatMap(InMemoryLifeStore::past),
            tables.offers.values().stream()
                .filter(offer -> offer.task().equals(id))
                .filter(offer -> !offer.issuedAt().isBefore(since))
                .flatMap(offer -> past(tables, offer)))
        .sorted(Comparator.comparing(PastAttempt::at))
        .toList();
  }

  private static Stream<PastAttempt> past(InMemoryTables tables, Offer offer) {
    Instant at = tables.offerEnds.get(offer.id());
    return at == null
        ? Stream.of()
        : Stream.of(
            new PastAttempt(
                offer.role(),
                switch (offer.state()) {
                  case DECLINED -> Ending.DECLINED;
                  case EXPIRED -> Ending.MISSED;
                  default -> Ending.REVOKED;
                },
                at));
  }

  private static Stream<PastAttempt> past(Stint stint) {
    RoleId role = stint.assignment().facts().role();
    return switch (stint.assignment()) {
      case Assignment.Released released ->
          Stream.of(
              new PastAttempt(
                  role, stint.ending() == null ? Ending.WITHDRAWN : stint.ending(), released.at()));
      case Assignment.Lost lost -> Stream.of(new PastAttempt(role, Ending.LOST, lost.at()));
      case Assignment.Completed completed ->
          Stream.of(new PastAttempt(role, Ending.COMPLETED, completed.at()));
      case Active active -> Stream.of();
      case Assignment.Cancelled cancelled -> Stream.of();
    };
  }

  @Override
  public boolean start(TaskId id, long epoch, Instant at) {
    return database.write(tables -> {
      TrackedTask task = held(tables, id, epoch);
      if (task == null || tables.lives.open(id).orElseThrow().startedAt() != null) {
        return false;
      }
      tables.lives.change(
          id, stint -> new Stint(stint.assignment(), stint.ending(), at, stint.lease()));
      tables.tasks.put(id, at(task, task.state(), task.currentRole(), at));
      InMemoryAssignmentStore.addEvent(
          tables,
          id,
          DispatchEvent.Type.STARTED,
          at,
          task.currentRole(),
          null,
          null,
          InMemoryAssignmentStore.factsOf(
              Objects.requireNonNull(task.currentDispatch(), "A role has it."), epoch));
      return true;
    });
  }

  @Override
  public boolean renew(TaskId id, long epoch, Instant at) {
    return database.write(tables -> {
      if (held(tables, id, epoch) == null) {
        return false;
      }
      tables.lives.change(
          id,
          stint ->
              stint.lease() == null
                  ? stint
                  : new Stint(
                      stint.assignment(),
                      stint.ending(),
                      stint.startedAt(),
                      stint.lease().renewed(at)));
      return true;
    });
  }

  @Override
  public Optional<TrackedTask> end(AssignmentEnd end) {
    return database.write(tables -> {
      TrackedTask before = held(tables, end.task(), end.standing().task().epoch());
      if (before == null
          || tables.events.getOrDefault(end.task(), List.of()).size() != end.standing().sequence()
          || (end.ending() == Ending.LOST && !hasLapsed(tables, end))) {
        return Optional.empty();
      }
      RoleId role = Objects.requireNonNull(before.currentRole(), "Somebody must have the task.");
      tables.holds.remove(before.currentDispatch());
      tables.lives.end(end.task(), active -> ended(active, end), end.ending());
      InMemoryAssignmentStore.endTry(
          tables,
          end.task(),
          end.at(),
          end.ending().name().toLowerCase(Locale.ROOT),
          end.reason(),
          end.note());
      TrackedTask after = at(before, end.to(), null, end.at());
      if (end.changed() != null) {
        after =
            new TrackedTask(
                end.changed(),
                after.state(),
                null,
                after.currentDispatch(),
                after.epoch(),
                after.reassignments(),
                after.createdAt(),
                after.updatedAt());
      }
      tables.tasks.put(end.task(), after);
      tables.waiting.remove(end.task());
      for (NewEvent event : end.events()) {
        InMemoryAssignmentStore.addEvent(
            tables,
            end.task(),
            event.type(),
            end.at(),
            event.ofHolder() ? role : null,
            null,
            event.reason(),
            event.data());
      }
      return Optional.of(after);
    });
  }

  private static boolean hasLapsed(InMemoryTables tables, AssignmentEnd end) {
    return tables.lives.open(end.task()).stream()
        .anyMatch(stint -> stint.lease() != null && stint.lease().hasLapsed(end.at()));
  }

  private static Assignment ended(Active active, AssignmentEnd end) {
    return switch (end.ending()) {
      case COMPLETED -> active.complete(end.at());
      case LOST -> active.lose(end.at());
      default -> active.release(end.at(), end.reason() == null ? "" : end.reason());
    };
  }

  @Override
  public List<TaskId> lapsed(Instant now, int most) {
    return database.read(tables ->
        tables.lives.open().stream()
            .filter(stint -> stint.lease() != null && stint.lease().hasLapsed(now))
            .sorted(Comparator.comparing(stint -> untilOf(stint)))
            .limit(most)
            .map(stint -> stint.assignment().facts().task())
            .toList());
  }

  private static Instant untilOf(Stint stint) {
    return Objects.requireNonNull(stint.lease(), "It must have a lease.").until();
  }

  private static @Nullable TrackedTask held(InMemoryTables tables, TaskId id, long epoch) {
    TrackedTask task = tables.tasks.get(id);
    return task != null && task.state() == TaskState.ASSIGNED && task.epoch() == epoch
        ? task
        : null;
  }

  private static TrackedTask at(
      TrackedTask task, TaskState state, @Nullable RoleId role, Instant at) {
    return new TrackedTask(
        task.task(),
        state,
        role,
        task.currentDispatch(),
        task.epoch(),
        task.reassignments(),
        task.createdAt(),
        at);
  }
}
