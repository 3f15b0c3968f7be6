package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.CriticalCap;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.queue.QueueRank;
import dev.roledispatcher.domain.queue.QueueRules;
import dev.roledispatcher.domain.selection.Demand;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The queue in memory.
final class InMemoryQueueStore implements QueueStore {

  private static final Comparator<Waiting> BY_RANK =
      Comparator.comparing(Waiting::rank, QueueRank.WITHIN_LANE_AND_KEY);

  private final InMemoryDatabase database;
  private final QueueRules rules;

  InMemoryQueueStore(InMemoryDatabase database, QueueRules rules) {
    this.database = database;
    this.rules = rules;
  }

  /// An entry, and what is worked out when it is written.
  record Waiting(
      WaitingTask task,
      QueueRank rank,
      Demand demand,
      @Nullable Instant lookAt,
      @Nullable Instant restsUntil) {

    boolean isReady(Instant at) {
      Instant expires = task.request().terms().expiresAt();
      return task.dueAt() == null
          && (restsUntil == null || !restsUntil.isAfter(at))
          && (expires == null || expires.isAfter(at));
    }

    boolean isOf(Demand asked, Lane lane, FairnessKey key) {
      return demand.equals(asked) && rank.lane() == lane && rank.key().equals(key);
    }
  }

  private Waiting waiting(WaitingTask task, Instant at) {
    return new Waiting(task, task.rank(rules), task.demand(at), task.nextLook(at), null);
  }

  @Override
  public List<EnqueueOutcome> enqueue(List<WaitingTask> tasks, Instant at) {
    return database.write(tables -> {
      Set<TaskId> seen = new HashSet<>();
      List<EnqueueOutcome> outcomes = new ArrayList<>();
      for (WaitingTask task : tasks) {
        TrackedTask before = tables.tasks.get(task.id());
        boolean isFirst = seen.add(task.id());
        if (before != null
            && (!isFirst || before.state().isOpen() || !task.request().redispatch())) {
          outcomes.add(new EnqueueOutcome.Taken(before.state(), before.currentRole()));
        } else {
          enter(tables, task, before, at);
          outcomes.add(new EnqueueOutcome.Entered());
        }
      }
      return List.copyOf(outcomes);
    });
  }

  private void enter(
      InMemoryTables tables, WaitingTask task, @Nullable TrackedTask before, Instant at) {
    boolean scheduled = task.dueAt() != null;
    tables.tasks.put(
        task.id(),
        new TrackedTask(
            task.request().task(),
            scheduled ? TaskState.SCHEDULED : TaskState.QUEUED,
            null,
            before == null ? null : before.currentDispatch(),
            before == null ? 0 : before.epoch(),
            before == null ? 0 : before.reassignments(),
            before == null ? at : before.createdAt(),
            at));
    tables.lives.enqueued(task.id(), task.enqueuedAt());
    tables.waiting.put(task.id(), waiting(task, at));
    event(
        tables,
        task.id(),
        scheduled ? DispatchEvent.Type.SCHEDULED : DispatchEvent.Type.QUEUED,
        at,
        null,
        Attributes.none());
  }

  @Override
  public void requeue(
      TaskId task,
      DispatchRequest request,
      Classification classification,
      Instant enqueuedAt,
      Instant at) {
    if (!request.task().id().equals(task)) {
      throw new IllegalArgumentException(
          "The request of the task (%s) must be about it.".formatted(task));
    }
    WaitingTask waiting =
        new WaitingTask(
            request,
            classification,
            enqueuedAt,
            null,
            Duration.ZERO,
            0,
            "It waits for its turn again.");
    database.write(tables -> tables.waiting.put(task, waiting(waiting, at)));
  }

  @Override
  public void remove(TaskId task) {
    database.write(tables -> {
      tables.waiting.remove(task);
      return task;
    });
  }

  @Override
  public Claim tryClaim() {
    return database.write(tables -> tables.pause == null ? Claim.HELD : Claim.PAUSED);
  }

  @Override
  public List<Demand> demands() {
    return database.read(tables ->
        tables.waiting.values().stream()
            .filter(each -> each.task().dueAt() == null)
            .map(Waiting::demand)
            .distinct()
            .toList());
  }

  @Override
  public List<Line> lines(Collection<Demand> demands, int most, Instant at) {
    return database.read(tables -> {
      Map<String, Line> lines = new TreeMap<>();
      for (Waiting each : tables.waiting.values()) {
        if (each.isReady(at) && demands.contains(each.demand())) {
          Lane lane = each.rank().lane();
          FairnessKey key = each.rank().key();
          double v =
              Math.max(
                  tables.shares.getOrDefault(lane + " " + key, 0.0),
                  tables.served.getOrDefault(lane, 0.0));
          lines.merge(
              each.demand().signature() + lane + key,
              new Line(each.demand(), lane, key, 1, v),
              (one, other) ->
                  new Line(
                      one.demand(), lane, key, Math.min(most, one.tasks() + other.tasks()), v));
        }
      }
      return List.copyOf(lines.values());
    });
  }

  @Override
  public List<Head> claim(List<Wanted> wanted, Instant at) {
    return database.write(tables -> {
      Map<Wanted, List<Waiting>> found = new LinkedHashMap<>();
      for (Wanted each : wanted) {
        found.put(
            each,
            tables.waiting.values().stream()
                .filter(one -> one.isReady(at) && one.isOf(each.demand(), each.lane(), each.key()))
                .filter(one -> isAfter(one, each.after()))
                .sorted(BY_RANK)
                .limit(each.tasks())
                .toList());
      }
      List<Head> heads = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        Wanted each = wanted.get(i);
        int line = i;
        Set<Waiting> first =
            found.entrySet().stream()
                .filter(other ->
                    other.getKey().lane() == each.lane() && other.getKey().key().equals(each.key()))
                .flatMap(other -> other.getValue().stream())
                .sorted(BY_RANK)
                .limit(each.together())
                .collect(Collectors.toSet());
        found.getOrDefault(each, List.of()).stream()
            .filter(first::contains)
            .forEach(one -> heads.add(new Head(entry(tables, one), line, one.rank().rankAt())));
      }
      return List.copyOf(heads);
    });
  }

  private boolean isAfter(Waiting one, @Nullable Head last) {
    return last == null
        || QueueRank.WITHIN_LANE_AND_KEY.compare(one.rank(), last.entry().task().rank(rules)) > 0;
  }

  @Override
  public Map<TaskId, List<PastAttempt>> endings(Collection<TaskId> tasks) {
    return database.read(tables -> {
      Map<TaskId, List<PastAttempt>> found = new HashMap<>();
      for (TaskId task : tasks) {
        List<PastAttempt> past =
            tables.tasks.containsKey(task) ? InMemoryLifeStore.past(tables, task) : List.of();
        if (!past.isEmpty()) {
          found.put(task, past);
        }
      }
      return Map.copyOf(found);
    });
  }

  @Override
  public void rest(List<Rest> rests) {
    database.write(tables -> {
      for (Rest rest : rests) {
        tables.waiting.computeIfPresent(
            rest.task(),
            (id, one) ->
                new Waiting(
                    one.task().because(rest.reason()),
                    one.rank(),
                    one.demand(),
                    one.lookAt(),
                    rest.until()));
      }
      return rests;
    });
  }

  @Override
  public void charge(List<Charge> charges) {
    database.write(tables -> {
      Map<Lane, Double> before = Map.copyOf(tables.served);
      for (Charge each : charges) {
        String share = each.lane() + " " + each.key();
        double v =
            Math.max(tables.shares.getOrDefault(share, 0.0), before.getOrDefault(each.lane(), 0.0));
        tables.shares.put(share, v + each.spent());
        tables.served.merge(each.lane(), each.served(), Math::max);
      }
      return charges;
    });
  }

  @Override
  public List<CriticalCap.Starts> startsSince(Instant from) {
    return database.read(tables ->
        tables.starts.stream()
            .map(Starts::counted)
            .filter(starts -> !starts.at().isBefore(from))
            .filter(starts -> starts.critical() + starts.others() > 0)
            .toList());
  }

  @Override
  public long startedSince(Instant from) {
    return database.read(tables ->
        tables.starts.stream()
            .filter(starts -> !starts.counted().at().isBefore(from))
            .mapToLong(Starts::all)
            .sum());
  }

  @Override
  public void recordStarts(Starts starts) {
    database.write(tables -> tables.starts.add(starts));
  }

  @Override
  public void tidy(Instant before) {
    database.write(
        tables -> tables.starts.removeIf(starts -> starts.counted().at().isBefore(before)));
  }

  @Override
  public List<Entry> lockDue(Due due, Instant at, int most) {
    return database.write(tables ->
        tables.waiting.values().stream()
            .filter(each -> {
              Instant time = time(due, each);
              return time != null && !time.isAfter(at);
            })
            .sorted(Comparator.comparing(each -> Objects.requireNonNull(time(due, each))))
            .limit(most)
            .map(each -> entry(tables, each))
            .toList());
  }

  private static @Nullable Instant time(Due due, Waiting each) {
    return switch (due) {
      case SCHEDULE -> each.task().dueAt();
      case EXPIRY -> each.task().request().terms().expiresAt();
      case CHANGE -> each.task().dueAt() == null ? each.lookAt() : null;
    };
  }

  @Override
  public List<Entry> lock(Collection<TaskId> tasks) {
    return lock(each -> tasks.contains(each.task().id()), Integer.MAX_VALUE);
  }

  @Override
  public List<Entry> lock(Filter filter, int most) {
    return lock(
        each ->
            (filter.key() == null || filter.key().equals(each.rank().key()))
                && (filter.priority() == null
                    || filter.priority() == each.task().request().task().priority()),
        most);
  }

  private List<Entry> lock(Predicate<Waiting> wanted, int most) {
    return database.write(tables ->
        sorted(tables).filter(wanted).limit(most).map(each -> entry(tables, each)).toList());
  }

  private static Stream<Waiting> sorted(InMemoryTables tables) {
    return tables.waiting.values().stream()
        .sorted(Comparator.comparing(each -> each.task().id().value()));
  }

  @Override
  public void rewrite(List<Rewrite> changes, Instant at) {
    database.write(tables -> {
      for (Rewrite change : changes) {
        WaitingTask task = change.task();
        moved(
            tables,
            task.id(),
            task.request().task(),
            task.dueAt() == null ? TaskState.QUEUED : TaskState.SCHEDULED,
            at);
        tables.waiting.put(task.id(), waiting(task, at));
        event(tables, task.id(), change.type(), at, change.reason(), change.data());
      }
      return changes;
    });
  }

  @Override
  public void lookLater(WaitingTask task, Instant at) {
    database.write(tables ->
        tables.waiting.computeIfPresent(
            task.id(),
            (id, one) ->
                new Waiting(
                    one.task(), one.rank(), one.demand(), task.nextLook(at), one.restsUntil())));
  }

  @Override
  public void end(List<Ending> endings, Instant at) {
    database.write(tables -> {
      for (Ending ending : endings) {
        TrackedTask before = Objects.requireNonNull(tables.tasks.get(ending.task()));
        moved(tables, ending.task(), before.task(), ending.state(), at);
        tables.waiting.remove(ending.task());
        event(
            tables,
            ending.task(),
            DispatchEvent.Type.valueOf(ending.state().name()),
            at,
            ending.reason(),
            Attributes.none());
      }
      return endings;
    });
  }

  private static void moved(
      InMemoryTables tables, TaskId id, Task task, TaskState state, Instant at) {
    TrackedTask before = Objects.requireNonNull(tables.tasks.get(id));
    tables.tasks.put(
        id,
        new TrackedTask(
            task,
            state,
            null,
            before.currentDispatch(),
            before.epoch(),
            before.reassignments(),
            before.createdAt(),
            at));
  }

  private static void event(
      InMemoryTables tables,
      TaskId task,
      DispatchEvent.Type type,
      Instant at,
      @Nullable String reason,
      Attributes data) {
    List<DispatchEvent> events = new ArrayList<>(tables.events.getOrDefault(task, List.of()));
    events.add(new DispatchEvent(events.size() + 1, type, at, null, null, reason, null, data));
    tables.events.put(task, List.copyOf(events));
  }

  @Override
  public Optional<Entry> find(TaskId task) {
    return database.read(
        tables -> Optional.ofNullable(tables.waiting.get(task)).map(each -> entry(tables, each)));
  }

  @Override
  public Optional<Long> countBefore(WaitingTask task, int most) {
    QueueRank rank = task.rank(rules);
    long before =
        database.read(tables ->
            tables.waiting.values().stream()
                .filter(each -> each.task().dueAt() == null)
                .map(Waiting::rank)
                .filter(each -> each.lane() == rank.lane() && each.key().equals(rank.key()))
                .filter(each -> QueueRank.WITHIN_LANE_AND_KEY.compare(each, rank) < 0)
                .count());
    return before > most ? Optional.empty() : Optional.of(before);
  }

  @Override
  public Counts counts(int most) {
    return database.read(tables -> {
      Map<Count, Long> counts = new HashMap<>();
      for (Waiting each : tables.waiting.values()) {
        Priority priority = each.task().request().task().priority();
        TaskState state = each.task().dueAt() == null ? TaskState.QUEUED : TaskState.SCHEDULED;
        counts.merge(
            new Count(each.rank().lane(), each.rank().key(), priority, state, 0), 1L, Long::sum);
      }
      List<Count> rows =
          counts.entrySet().stream()
              .map(each ->
                  new Count(
                      each.getKey().lane(),
                      each.getKey().key(),
                      each.getKey().priority(),
                      each.getKey().state(),
                      each.getValue()))
              .sorted(
                  Comparator.comparingLong(Count::tasks)
                      .reversed()
                      .thenComparing(Count::lane)
                      .thenComparing(Count::key))
              .limit(most)
              .toList();
      Instant oldest =
          tables.waiting.values().stream()
              .filter(each -> each.task().dueAt() == null)
              .map(each -> each.task().enqueuedAt())
              .min(Comparator.naturalOrder())
              .orElse(null);
      return new Counts(rows, oldest, tables.pause);
    });
  }

  @Override
  public Optional<Pause> pause() {
    return database.read(tables -> Optional.ofNullable(tables.pause));
  }

  @Override
  public void setPause(@Nullable Pause pause) {
    database.write(tables -> {
      tables.pause =
          pause == null || tables.pause == null
              ? pause
              : new Pause(tables.pause.since(), pause.reason());
      return true;
    });
  }

  @Override
  public void announce() {
    // Nobody else uses these tables.
  }

  private static Entry entry(InMemoryTables tables, Waiting each) {
    TrackedTask task = Objects.requireNonNull(tables.tasks.get(each.task().id()));
    return new Entry(each.task(), task.epoch(), each.lookAt());
  }
}
