package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.testing.InMemoryTables.Count;
import dev.roledispatcher.application.testing.InMemoryTables.Hold;
import dev.roledispatcher.application.testing.InMemoryTables.Tried;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.context.PastAttempt;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.ShadowAnswer;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.LimitScope;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tasks, assignments, histories and decisions in memory.
final class InMemoryAssignmentStore implements AssignmentStore {

  private static final Comparator<TrackedTask> NEWEST_FIRST =
      Comparator.comparing(InMemoryAssignmentStore::place);

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

  private final InMemoryDatabase database;

  InMemoryAssignmentStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public List<AssignOutcome> assign(List<NewAssignment> assignments) {
    return database.write(tables -> {
      Set<TaskId> seen = new HashSet<>();
      List<AssignOutcome> outcomes = new ArrayList<>(assignments.size());
      for (NewAssignment assignment : assignments) {
        boolean first = seen.add(assignment.decision().request().task().id());
        outcomes.add(assign(tables, assignment, first));
      }
      return List.copyOf(outcomes);
    });
  }

  @Override
  public AssignOutcome reassign(
      NewAssignment assignment, long expectedEpoch, @Nullable String reason, HandoverNote note) {
    return database.write(tables -> {
      TrackedTask before = tables.tasks.get(assignment.decision().request().task().id());
      if (before == null) {
        throw new IllegalArgumentException(
            "The task (%s) to reassign must exist."
                .formatted(assignment.decision().request().task().id()));
      }
      if (!before.state().isOpen() || before.epoch() != expectedEpoch) {
        return new AssignOutcome.Taken(before.state(), before.currentRole());
      }
      return reassign(tables, assignment, before, reason, note);
    });
  }

  @Override
  public Optional<TrackedTask> cancel(
      TaskId task, long expectedEpoch, @Nullable String reason, Instant at) {
    return database.write(tables -> {
      TrackedTask before = tables.tasks.get(task);
      if (before == null || !before.state().isOpen() || before.epoch() != expectedEpoch) {
        return Optional.empty();
      }
      if (before.currentRole() != null) {
        tables.holds.remove(before.currentDispatch());
      }
      tables.lives.end(task, active -> active.cancel(at, reason == null ? "" : reason), null);
      tables.waiting.remove(task);
      InMemoryOfferStore.revokeOpen(tables, task, at, reason);
      if (before.currentRole() != null) {
        endTry(tables, task, at, "cancelled", reason, HandoverNote.none());
      }
      TrackedTask after =
          new TrackedTask(
              before.task(),
              TaskState.CANCELLED,
              null,
              before.currentDispatch(),
              before.epoch(),
              before.reassignments(),
              before.createdAt(),
              at);
      tables.tasks.put(task, after);
      addEvent(
          tables,
          task,
          DispatchEvent.Type.CANCELLED,
          at,
          before.currentRole(),
          null,
          reason,
          Attributes.none());
      return Optional.of(after);
    });
  }

  @Override
  public Optional<TrackedTask> find(TaskId id) {
    return database.read(tables -> Optional.ofNullable(tables.tasks.get(id)));
  }

  @Override
  public List<TrackedTask> findAll(List<TaskId> ids) {
    return database.read(
        tables -> ids.stream().distinct().map(tables.tasks::get).filter(Objects::nonNull).toList());
  }

  @Override
  public Map<TaskId, TaskState> states(Collection<TaskId> ids) {
    return database.read(tables -> {
      Map<TaskId, TaskState> states = new HashMap<>();
      for (TaskId id : ids) {
        TrackedTask task = tables.tasks.get(id);
        if (task != null) {
          states.put(id, task.state());
        }
      }
      return states;
    });
  }

  @Override
  public Page<TrackedTask> list(TaskFilter filter, PageRequest page) {
    return database.read(tables ->
        InMemoryCursors.page(
            "tasks",
            tables.tasks.values().stream()
                .filter(task -> matches(filter, task))
                .sorted(NEWEST_FIRST),
            InMemoryAssignmentStore::place,
            page));
  }

  @Override
  public List<DispatchEvent> events(TaskId id) {
    return database.read(tables -> tables.events.getOrDefault(id, List.of()));
  }

  @Override
  public Map<TaskId, Set<RoleId>> rolesOf(Collection<TaskId> tasks) {
    return database.read(tables -> rolesOf(tables, tasks));
  }

  @Override
  public Map<TaskId, Set<RoleId>> holdRolesOf(TaskId about, Collection<TaskId> tasks) {
    return database.write(tables -> rolesOf(tables, tasks));
  }

  private static Map<TaskId, Set<RoleId>> rolesOf(InMemoryTables tables, Collection<TaskId> tasks) {
    Map<TaskId, Set<RoleId>> found = new HashMap<>();
    for (TaskId task : tasks) {
      if (tables.pastRoles.containsKey(task)) {
        found.put(task, tables.pastRoles.get(task));
      }
    }
    return found;
  }

  @Override
  public List<PastAttempt> attempts(TaskId task, int most) {
    return database.read(tables -> {
      List<Tried> tries = tables.tries.getOrDefault(task, List.of());
      return tries.stream()
          .skip(Math.max(0, tries.size() - most))
          .map(tried -> attempt(tables, tried))
          .toList();
    });
  }

  @Override
  public Optional<DispatchDecision> decision(DispatchId id) {
    return database.read(tables -> Optional.ofNullable(tables.decisions.get(id)));
  }

  @Override
  public Map<DispatchId, Classification> classifications(Collection<DispatchId> ids) {
    return ids.stream()
        .distinct()
        .flatMap(id -> decision(id).stream())
        .collect(
            Collectors.toUnmodifiableMap(DispatchDecision::id, DispatchDecision::classification));
  }

  private static AssignOutcome assign(
      InMemoryTables tables, NewAssignment assignment, boolean first) {
    DispatchDecision decision = assignment.decision();
    TrackedTask before = tables.tasks.get(decision.request().task().id());
    if (!isToBeHad(tables, assignment, before)) {
      return before == null
          ? new AssignOutcome.Taken(TaskState.QUEUED, null)
          : new AssignOutcome.Taken(before.state(), before.currentRole());
    }
    if (!first) {
      return before == null
          ? new AssignOutcome.Taken(TaskState.QUEUED, null)
          : new AssignOutcome.Taken(before.state(), null);
    }
    RoleId role = roleOf(decision);
    AssignOutcome refused = refusal(tables, role, assignment, null);
    if (refused != null) {
      return refused;
    }
    hold(tables, role, assignment);
    if (assignment.queuedEpoch() == null) {
      tables.lives.enqueued(decision.request().task().id(), assignment.at());
    }
    return new AssignOutcome.Assigned(
        write(
            tables,
            assignment,
            before,
            DispatchEvent.Type.DISPATCHED,
            null,
            null,
            HandoverNote.none()));
  }

  static boolean isToBeHad(
      InMemoryTables tables, NewAssignment assignment, @Nullable TrackedTask before) {
    Long queued = assignment.queuedEpoch();
    if (before == null || queued == null) {
      return before == null
          ? queued == null
          : !before.state().isOpen() && assignment.decision().request().redispatch();
    }
    InMemoryQueueStore.Waiting waiting = tables.waiting.get(before.task().id());
    return before.state() == TaskState.QUEUED
        && before.epoch() == queued
        && waiting != null
        && waiting.task().dueAt() == null
        && !hasExpired(waiting, assignment.at());
  }

  private static boolean hasExpired(InMemoryQueueStore.Waiting waiting, Instant at) {
    Instant expires = waiting.task().request().terms().expiresAt();
    return expires != null && !expires.isAfter(at);
  }

  private static AssignOutcome reassign(
      InMemoryTables tables,
      NewAssignment assignment,
      TrackedTask before,
      @Nullable String reason,
      HandoverNote note) {
    RoleId to = roleOf(assignment.decision());
    RoleId from = before.currentRole();
    boolean stays = to.equals(from);
    AssignOutcome refused =
        refusal(tables, to, assignment, from == null ? null : before.currentDispatch());
    if (refused != null) {
      return refused;
    }
    if (from != null) {
      tables.holds.remove(before.currentDispatch());
    }
    hold(tables, to, assignment);
    tables.lives.end(
        before.task().id(),
        active -> active.release(assignment.at(), reason == null ? "" : reason),
        null);
    tables.waiting.remove(before.task().id());
    InMemoryOfferStore.revokeOpen(tables, before.task().id(), assignment.at(), reason);
    endTry(tables, before.task().id(), assignment.at(), "released", reason, note);
    return new AssignOutcome.Assigned(
        write(
            tables,
            assignment,
            before,
            DispatchEvent.Type.REASSIGNED,
            stays ? null : from,
            reason,
            note));
  }

  /// Why the role cannot take the task; null when it can.
  ///
  /// @param instead the dispatch whose hold makes way for it; null when none does
  static @Nullable AssignOutcome refusal(
      InMemoryTables tables, RoleId id, NewAssignment assignment, @Nullable DispatchId instead) {
    Role role = tables.roles.get(id);
    if (role == null || !role.profile().active()) {
      return new AssignOutcome.RoleGone(id);
    }
    Integer capacity = role.profile().constraints().maxConcurrentTasks();
    Hold old = instead == null ? null : tables.holds.get(instead);
    if (old != null && old.role().equals(id)) {
      return null;
    }
    CapacityNeed need = assignment.decision().request().task().need();
    if (capacity != null && tables.held(id) + need.cost() > capacity) {
      return new AssignOutcome.RoleFull(id);
    }
    Map<LimitScope, Integer> used = tables.used();
    for (Map.Entry<LimitScope, Integer> limit : tables.scopes(id, need).entrySet()) {
      boolean takesNoMore = old != null && !(limit.getKey() instanceof LimitScope.OfRole);
      int now = used.getOrDefault(limit.getKey(), 0);
      if (!takesNoMore && now + need.cost() > limit.getValue()) {
        return new AssignOutcome.LimitReached(id, limit.getKey());
      }
    }
    return null;
  }

  private static TrackedTask write(
      InMemoryTables tables,
      NewAssignment assignment,
      @Nullable TrackedTask before,
      DispatchEvent.Type type,
      @Nullable RoleId from,
      @Nullable String reason,
      HandoverNote note) {
    DispatchDecision decision = assignment.decision();
    tables.shadows.addAll(ShadowAnswer.of(decision));
    RoleId role = roleOf(decision);
    long epoch = before == null ? 1 : before.epoch() + 1;
    int reassignments = before == null ? 0 : before.reassignments();
    TrackedTask after =
        new TrackedTask(
            decision.request().task(),
            TaskState.ASSIGNED,
            role,
            decision.id(),
            epoch,
            from == null ? reassignments : reassignments + 1,
            before == null ? assignment.at() : before.createdAt(),
            assignment.at());
    tables.tasks.put(after.task().id(), after);
    tables.lives.begin(after, assignment);
    tables.waiting.remove(after.task().id());
    tables.had(after.task().id(), role);
    tables.decisions.put(decision.id(), decision);
    beginTry(tables, after.task().id(), role, assignment.at());
    tables.lastAssigned.merge(
        role, assignment.at(), (one, other) -> one.isAfter(other) ? one : other);
    if (type == DispatchEvent.Type.DISPATCHED) {
      tables.counts.add(
          new Count.Success(decision.classification().value(), role, assignment.took()));
    } else if (from != null) {
      tables.counts.add(new Count.Move());
    }
    addEvent(
        tables,
        after.task().id(),
        type,
        assignment.at(),
        role,
        from,
        reason,
        factsOf(decision.id(), epoch, note));
    return after;
  }

  /// An instant as the database writes it.
  static String iso(Instant instant) {
    return MICROS.format(instant.atOffset(ZoneOffset.UTC));
  }

  static Attributes factsOf(DispatchId dispatch, long epoch) {
    return factsOf(dispatch, epoch, HandoverNote.none());
  }

  static Attributes factsOf(DispatchId dispatch, long epoch, HandoverNote note) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("dispatch_id", dispatch.toString());
    facts.put("epoch", epoch);
    if (!note.equals(HandoverNote.none())) {
      Map<String, @Nullable Object> handover = new LinkedHashMap<>();
      handover.put("done", note.done());
      handover.put("left", note.left());
      handover.put("artefacts", note.artefacts());
      facts.put("handover", handover);
    }
    return Attributes.of(facts);
  }

  static void beginTry(InMemoryTables tables, TaskId task, RoleId role, Instant at) {
    List<Tried> tries = new ArrayList<>(tables.tries.getOrDefault(task, List.of()));
    tries.add(new Tried(role, at, null, "active", null, HandoverNote.none()));
    tables.tries.put(task, List.copyOf(tries));
  }

  /// Ends the try that goes on, if one does.
  static void endTry(
      InMemoryTables tables,
      TaskId task,
      Instant at,
      String end,
      @Nullable String reason,
      HandoverNote note) {
    List<Tried> tries = new ArrayList<>(tables.tries.getOrDefault(task, List.of()));
    if (tries.isEmpty() || tries.getLast().to() != null) {
      return;
    }
    tries.addLast(tries.removeLast().ended(at, end, reason, note));
    tables.tries.put(task, List.copyOf(tries));
  }

  private static PastAttempt attempt(InMemoryTables tables, Tried tried) {
    return new PastAttempt(
        tried.role(),
        tables.nameOf(tried.role()),
        tried.from(),
        tried.to(),
        tried.end(),
        tried.reason(),
        tried.note().done(),
        tried.note().left(),
        tried.note().artefacts());
  }

  static void addEvent(
      InMemoryTables tables,
      TaskId task,
      DispatchEvent.Type type,
      Instant at,
      @Nullable RoleId role,
      @Nullable RoleId from,
      @Nullable String reason,
      Attributes data) {
    List<DispatchEvent> events = new ArrayList<>(tables.events.getOrDefault(task, List.of()));
    events.add(new DispatchEvent(events.size() + 1, type, at, role, from, reason, null, data));
    tables.events.put(task, List.copyOf(events));
  }

  private static void hold(InMemoryTables tables, RoleId role, NewAssignment assignment) {
    tables.holds.put(
        assignment.decision().id(), new Hold(role, assignment.decision().request().task().need()));
  }

  static RoleId roleOf(DispatchDecision decision) {
    return decision
        .chosen()
        .orElseThrow(() -> new IllegalArgumentException("The decision must have chosen a role."))
        .candidate()
        .role();
  }

  private static boolean matches(TaskFilter filter, TrackedTask task) {
    return (filter.state() == null || filter.state() == task.state())
        && (filter.role() == null || filter.role().equals(task.currentRole()))
        && (filter.priority() == null || filter.priority() == task.task().priority());
  }

  /// Where a task stands in the list: ascending text, newest task first, ties by id.
  private static String place(TrackedTask task) {
    long untilForever = Long.MAX_VALUE - task.createdAt().toEpochMilli();
    return "%019d %s".formatted(untilForever, task.task().id());
  }
}
