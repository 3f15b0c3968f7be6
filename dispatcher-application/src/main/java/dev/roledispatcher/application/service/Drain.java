package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.QueueStore.Claim;
import dev.roledispatcher.application.port.out.QueueStore.Head;
import dev.roledispatcher.application.port.out.QueueStore.Line;
import dev.roledispatcher.application.port.out.QueueStore.Rest;
import dev.roledispatcher.application.port.out.QueueStore.Starts;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.service.DrainBacklog.Place;
import dev.roledispatcher.application.service.DrainBacklog.Turn;
import dev.roledispatcher.application.service.DrainBacklog.Turns;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.CriticalCap;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Demand;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.selection.Screener;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts waiting tasks: in one transaction claims those whose turn it is, decides each as a
/// dispatch would, assigns them, or asks the roles that want to be asked, and charges their keys.
///
/// Demands that nobody can serve now are not looked at, so that what waits for a busy role costs
/// nothing and holds up nobody. A task that nobody may take for reasons of its own is passed over
/// and rests a while, the longer the longer it has waited.
final class Drain {

  private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  /// A task rests for this part of the time it has waited.
  private static final int REST_PART = 10;

  /// How often one transaction plans anew, after tasks that were passed over.
  private static final int MOST_ROUNDS = 10;

  private final Settlement settlement;
  private final CommitParts parts;
  private final QueueStore queue;
  private final QueueSettings settings;
  private final Stopwatch stopwatch;

  Drain(
      Decider decider,
      CommitParts parts,
      QueueStore queue,
      QueueSettings settings,
      Stopwatch stopwatch) {
    this.settlement = new Settlement(decider, parts);
    this.parts = parts;
    this.queue = queue;
    this.settings = settings;
    this.stopwatch = stopwatch;
  }

  /// Starts one batch.
  ///
  /// @param pulling the role that asked for work; null for all
  /// @param most how many at most
  /// @param keep is told inside the transaction what was started, unless nothing was
  Batch run(@Nullable RoleId pulling, int most, Consumer<List<DispatchResult>> keep) {
    Deadline deadline = new Deadline(stopwatch, parts.settings().batchTimeout().dividedBy(2));
    List<Raised> raised = new ArrayList<>();
    boolean committed = false;
    try {
      Batch batch =
          parts
              .unitOfWork()
              .run(() -> {
                lower(raised);
                return switch (queue.tryClaim()) {
                  case HELD -> {
                    Batch held = new Pass(pulling, most, deadline, raised).run();
                    if (!held.started().isEmpty()) {
                      keep.accept(held.started());
                    }
                    yield held;
                  }
                  case BUSY -> new Batch(Claim.BUSY, List.of(), false);
                  case PAUSED -> new Batch(Claim.PAUSED, List.of(), false);
                };
              });
      committed = true;
      tell(batch, deadline);
      return batch;
    } finally {
      if (!committed) {
        lower(raised);
      }
    }
  }

  private void tell(Batch batch, Deadline deadline) {
    DispatchObserver observer = parts.observer();
    Duration share = deadline.elapsed().dividedBy(Math.max(1, batch.started().size()));
    for (DispatchResult result : batch.started()) {
      parts.room().changed(result.decision().request().task().id());
      observer.dispatched(result, share);
    }
  }

  /// Takes back what loads were raised by.
  private void lower(List<Raised> raised) {
    Instant at = parts.clock().instant();
    raised.forEach(each -> parts.directory().moved(null, each.role(), each.need(), at));
    raised.clear();
  }

  /// What a batch came to.
  ///
  /// @param claim whether tasks could be started at all
  /// @param started what was started, in order
  /// @param again true when there may be more to start at once
  record Batch(Claim claim, List<DispatchResult> started, boolean again) {}

  /// One batch, inside its transaction.
  private final class Pass {

    private final @Nullable RoleId pulling;
    private final int most;
    private final Deadline deadline;
    private final List<Raised> raised;
    private final Instant at = parts.clock().instant();
    private final RoleDirectory directory = parts.directory();
    private final List<DispatchResult> started = new ArrayList<>();
    private final List<Rest> rests = new ArrayList<>();
    private final List<CriticalCap.Starts> past = new ArrayList<>();
    private final Map<TaskId, List<PastAttempt>> tried = new HashMap<>();
    private final Set<TaskId> outrun = new HashSet<>();
    private final Set<Demand> closed = new HashSet<>();
    private int critical;
    private int others;
    private boolean outOfTime;

    Pass(@Nullable RoleId pulling, int most, Deadline deadline, List<Raised> raised) {
      this.pulling = pulling;
      this.most = most;
      this.deadline = deadline;
      this.raised = raised;
    }

    Batch run() {
      Map<Demand, Integer> room = room(queue.demands());
      if (room.isEmpty()) {
        return new Batch(Claim.HELD, List.of(), false);
      }
      List<Line> lines = queue.lines(room.keySet(), most, at);
      DrainBacklog backlog = new DrainBacklog(lines, settings.rules().policy());
      if (lines.stream().map(Line::lane).distinct().count() > 1) {
        // The past matters only where one lane may hold up the other.
        past.addAll(queue.startsSince(at.minus(settings.rules().policy().criticalCap().window())));
      }
      boolean again = workOff(backlog, room);
      write(backlog);
      return new Batch(Claim.HELD, List.copyOf(started), again || outOfTime);
    }

    /// Whether more may be startable at once.
    private boolean workOff(DrainBacklog backlog, Map<Demand, Integer> first) {
      Map<Demand, Integer> room = first;
      for (int round = 0; round < MOST_ROUNDS && !outOfTime; round++) {
        int n = Math.min(most - started.size(), starts(room.values()));
        Turns turns = backlog.turns(n, past, at);
        if (turns.order().isEmpty()) {
          return n == 0 && !room.isEmpty();
        }
        List<Head> heads = queue.claim(turns.wanted(), at);
        past(heads);
        backlog.claimed(turns, heads);
        start(backlog, turns);
        room = room(room.keySet());
        room.keySet().removeAll(closed);
        backlog.keep(room.keySet());
      }
      return true;
    }

    /// Reads how the tasks were tried before, all at once.
    private void past(List<Head> heads) {
      List<TaskId> tasks = heads.stream().map(head -> head.entry().task().id()).toList();
      if (!tasks.isEmpty()) {
        tried.putAll(queue.endings(tasks));
      }
    }

    /// The roles that do not get a task now, because of how they parted with it.
    private Map<RoleId, String> failed(WaitingTask task) {
      List<PastAttempt> past = tried.getOrDefault(task.id(), List.of());
      return Aftermath.failed(task, past, parts.life(), at);
    }

    /// How many starts there can be: one role's places are the same for all demands.
    private int starts(Collection<Integer> room) {
      long sum =
          pulling == null
              ? room.stream().mapToLong(Integer::longValue).sum()
              : room.stream().mapToLong(Integer::longValue).max().orElse(0);
      return (int) Math.min(most, sum);
    }

    private Map<Demand, Integer> room(Collection<Demand> demands) {
      RoleIndex index = directory.index();
      Map<Demand, Integer> room = new LinkedHashMap<>();
      for (Demand demand : demands) {
        int free = room(index, demand, most);
        if (free > 0) {
          room.put(demand, free);
        }
      }
      return room;
    }

    private int room(RoleIndex index, Demand demand, int atMost) {
      if (pulling == null) {
        return Screener.room(index, demand, at, atMost);
      }
      return index
          .find(pulling)
          .map(role -> Screener.roomOf(index, role, demand, at, atMost))
          .orElse(0);
    }

    private void start(DrainBacklog backlog, Turns turns) {
      List<Pick> picks = new ArrayList<>();
      List<Turn> untried = new ArrayList<>();
      for (Place place : turns.order()) {
        Turn turn = outOfTime ? null : backlog.take(place);
        if (turn == null) {
          continue;
        }
        Demand demand = turn.head().entry().task().demand(at);
        if (room(directory.index(), demand, 1) > 0) {
          Attempt attempt = decided(turn.head());
          if (attempt != null) {
            picks.add(new Pick(turn, attempt, Objects.requireNonNull(attempt.role())));
          }
        } else if (demand.equals(turn.demand())) {
          untried.add(turn);
        }
      }
      settlement.settleAll(picks.stream().map(Pick::attempt).toList(), deadline);
      int criticalBefore = critical;
      int othersBefore = others;
      int criticalSeen = 0;
      for (Pick pick : picks) {
        boolean isCritical = pick.turn().place().lane() == Lane.CRITICAL;
        boolean counts = !isCritical || criticalSeen++ < turns.criticalBesideOthers();
        settled(backlog, pick, counts, isCritical);
      }
      past.add(new CriticalCap.Starts(at, critical - criticalBefore, others - othersBefore));
      List<Pick> beaten = picks.stream().filter(Pick::isBeaten).toList();
      if (!beaten.isEmpty()) {
        untried.forEach(backlog::putBack);
        keepTheirTurns(backlog, beaten);
      }
    }

    /// Who found no place where one was believed to be stays the next, or a later task would get
    /// the place when it becomes free in this moment. What is true of the places is asked; who is
    /// outrun even so waits, and everybody after it, until the next signal.
    private void keepTheirTurns(DrainBacklog backlog, List<Pick> beaten) {
      directory.refreshLoads(
          beaten.stream().flatMap(pick -> pick.attempt().outrunAt().stream()).distinct().toList());
      for (Pick pick : beaten) {
        backlog.putBack(pick.turn());
        if (!outrun.add(pick.attempt().task())) {
          closed.add(pick.turn().demand());
        }
      }
    }

    /// The attempt, with a role that is taken to have the task; null when it is passed over.
    private @Nullable Attempt decided(Head head) {
      WaitingTask task = head.entry().task();
      long epoch = head.entry().epoch();
      Attempt attempt = new Attempt(Question.of(task, epoch, failed(task), pulling, at), epoch);
      settlement.decideOne(attempt, deadline);
      RoleId role = attempt.role();
      if (attempt.decision() != null && role != null) {
        raise(role, attempt);
        return attempt;
      }
      DispatchFailure failure =
          Objects.requireNonNull(attempt.failure(), "What is not decided must have failed.");
      if (failure instanceof DispatchFailure.TimedOut) {
        outOfTime = true;
      } else if (pulling == null) {
        rests.add(new Rest(task.id(), failure.detail(), at.plus(rest(task.waited(at)))));
      }
      return null;
    }

    private void settled(DrainBacklog backlog, Pick pick, boolean counts, boolean isCritical) {
      RoleId actual = pick.attempt().role();
      if (!pick.assumed().equals(actual)) {
        raised.remove(new Raised(pick.assumed(), pick.attempt().need()));
        directory.moved(null, pick.assumed(), pick.attempt().need(), at);
        if (actual != null) {
          raise(actual, pick.attempt());
        }
      }
      if (pick.attempt().outcome() instanceof DispatchOutcome.Dispatched dispatched) {
        started.add(dispatched.result());
        backlog.started(pick.turn().place());
        if (!isCritical) {
          others++;
        } else if (counts) {
          critical++;
        }
      }
    }

    private void raise(RoleId role, Attempt attempt) {
      directory.moved(role, null, attempt.need(), at);
      raised.add(new Raised(role, attempt.need()));
    }

    private void write(DrainBacklog backlog) {
      if (!rests.isEmpty()) {
        queue.rest(rests);
      }
      if (!started.isEmpty()) {
        queue.charge(backlog.charges());
        queue.recordStarts(
            new Starts(new CriticalCap.Starts(at, critical, others), started.size()));
      }
    }

    private static Duration rest(Duration waited) {
      Duration part = waited.dividedBy(REST_PART);
      if (part.compareTo(SHORTEST_REST) < 0) {
        return SHORTEST_REST;
      }
      return part.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : part;
    }
  }

  /// A role whose load was raised.
  private record Raised(RoleId role, CapacityNeed need) {}

  /// A task whose turn it is.
  ///
  /// @param turn whose turn it was
  /// @param attempt its attempt
  /// @param assumed the role whose load was raised for it
  private record Pick(Turn turn, Attempt attempt, RoleId assumed) {

    /// Whether it failed for nothing but a race for places.
    boolean isBeaten() {
      return !attempt.outrunAt().isEmpty()
          && attempt.failure() instanceof DispatchFailure.NoSuitableRole;
    }
  }
}
