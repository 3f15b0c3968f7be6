package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.CriticalCap;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Demand;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tasks that wait, in the order in which they start: durable and shared by all instances.
///
/// Writing and claiming methods join the current unit of work and fail without one; a claim holds
/// until it ends. Whoever changes both a task and its entry locks the task first. What is here once
/// only judges nothing: whether a task is still to be had is decided by the [AssignmentStore].
public interface QueueStore {

  /// Puts tasks that are not open into the queue, each with task, entry, event and outbox row. One
  /// with a time enters it then. A task id twice in the list fails the second.
  ///
  /// @return one outcome per task, in their order
  List<EnqueueOutcome> enqueue(List<WaitingTask> tasks, Instant at);

  /// Puts a task that is QUEUED already, and has its events, back to where it was in the queue; an
  /// entry that it still has is replaced.
  void requeue(
      TaskId task,
      DispatchRequest request,
      Classification classification,
      Instant enqueuedAt,
      Instant at);

  /// Takes the entry of a task out, whatever the state of the task; none changes nothing.
  void remove(TaskId task);

  /// Keeps everybody else from starting tasks until the unit of work ends.
  ///
  /// @return at once, also when somebody else does
  Claim tryClaim();

  /// What the tasks that wait for a role ask for, each demand once.
  List<Demand> demands();

  /// How many tasks wait for a role, by demand, lane and key, and what the keys had.
  ///
  /// @param demands of which demands
  /// @param most how far each is counted, 1 or more
  /// @param at tasks that expired by then, or rest longer than that, are not counted
  List<Line> lines(Collection<Demand> demands, int most, Instant at);

  /// Claims the next tasks of some lines, each line in its order, and of the lines of one lane and
  /// key those tasks whose turn it is first; tasks that somebody else is changing are passed over.
  List<Head> claim(List<Wanted> wanted, Instant at);

  /// How offers and assignments of tasks that wait ended since somebody last dispatched them, in
  /// order; nothing for a task that nobody had or was offered since.
  Map<TaskId, List<PastAttempt>> endings(Collection<TaskId> tasks);

  /// Notes why tasks were passed over, and until when nobody needs to look at them again.
  void rest(List<Rest> rests);

  /// Charges keys for what they started, and moves their lanes on.
  void charge(List<Charge> charges);

  /// The starts since a time that were made while others waited, in order.
  List<CriticalCap.Starts> startsSince(Instant from);

  /// How many tasks were started since a time.
  long startedSince(Instant from);

  /// Remembers a batch of starts.
  void recordStarts(Starts starts);

  /// Forgets starts from before a time, and shares that say nothing any more.
  void tidy(Instant before);

  /// The next tasks whose time has come, locked, at most so many.
  List<Entry> lockDue(Due due, Instant at, int most);

  /// Those of the tasks that wait, locked.
  List<Entry> lock(Collection<TaskId> tasks);

  /// Tasks that wait under a key, of a priority, locked, at most so many.
  List<Entry> lock(Filter filter, int most);

  /// Replaces the entries of locked tasks, each with an event.
  void rewrite(List<Rewrite> changes, Instant at);

  /// Notes when a locked task must be looked at next.
  void lookLater(WaitingTask task, Instant at);

  /// Ends locked tasks that nobody has: entry, state, event and outbox row.
  void end(List<Ending> endings, Instant at);

  /// The entry of a task.
  Optional<Entry> find(TaskId task);

  /// How many go before a task in its lane and key; empty when they are more than that.
  Optional<Long> countBefore(WaitingTask task, int most);

  /// How much waits.
  ///
  /// @param most how many rows at most, those of most tasks first
  Counts counts(int most);

  /// Why nothing is started; empty when tasks are.
  Optional<Pause> pause();

  /// Stops or resumes the queue for all instances.
  ///
  /// @param pause null resumes
  void setPause(@Nullable Pause pause);

  /// Tells all other instances that something may be startable, if anything waits at all.
  void announce();

  /// Whether tasks may be started.
  enum Claim {
    /// They may.
    HELD,
    /// Somebody else is starting some.
    BUSY,
    /// Nobody may.
    PAUSED
  }

  /// What may be due.
  enum Due {
    /// To enter the queue.
    SCHEDULE,
    /// To be dropped.
    EXPIRY,
    /// To ask for less.
    CHANGE
  }

  /// A task in the queue.
  ///
  /// @param task the task
  /// @param epoch its assignments so far
  /// @param lookAt when it must be looked at next; null when it need not
  record Entry(WaitingTask task, long epoch, @Nullable Instant lookAt) {}

  /// Whether a task got into the queue.
  sealed interface EnqueueOutcome {

    /// It did.
    record Entered() implements EnqueueOutcome {}

    /// The task is open, or has ended and no redispatch was asked for.
    ///
    /// @param state where it is
    /// @param currentRole who has it; null when nobody has
    record Taken(TaskState state, @Nullable RoleId currentRole) implements EnqueueOutcome {}
  }

  /// Tasks that wait for the same roles in the same lane, of the same key.
  ///
  /// @param demand what they ask for
  /// @param lane in which lane
  /// @param key of which key
  /// @param tasks how many there are, cut off where it was asked
  /// @param v what the key had, in virtual time, not before what the lane last served
  record Line(Demand demand, Lane lane, FairnessKey key, long tasks, double v) {}

  /// Which tasks are wanted next.
  ///
  /// @param demand of which demand
  /// @param lane of which lane
  /// @param key of which key
  /// @param tasks how many at most
  /// @param together how many at most of all that are wanted of this lane and key, those whose turn
  ///   it is first
  /// @param after the last one that was claimed; null when none was
  record Wanted(
      Demand demand, Lane lane, FairnessKey key, int tasks, int together, @Nullable Head after) {}

  /// A claimed task.
  ///
  /// @param entry the task
  /// @param line which of the wanted lines it is of, from 0
  /// @param rankAt its place there
  record Head(Entry entry, int line, Instant rankAt) {}

  /// A task that was passed over.
  ///
  /// @param task which
  /// @param reason why
  /// @param until when it is looked at again
  record Rest(TaskId task, String reason, Instant until) {}

  /// What a key started.
  ///
  /// @param lane in which lane
  /// @param key which key
  /// @param spent by how much its virtual time moves on, more than 0
  /// @param served how far the lane got
  record Charge(Lane lane, FairnessKey key, double spent, double served) {}

  /// A batch of starts.
  ///
  /// @param counted those made while others waited
  /// @param all all of them
  record Starts(CriticalCap.Starts counted, int all) {}

  /// Which tasks; null matches any.
  ///
  /// @param key of which key
  /// @param priority of which priority
  record Filter(@Nullable FairnessKey key, @Nullable Priority priority) {}

  /// A change of an entry, and what to tell about it.
  ///
  /// @param task as it waits from now on
  /// @param type what happened
  /// @param reason why, in the words of whoever did it; null when nothing is said
  /// @param data further facts
  record Rewrite(
      WaitingTask task, DispatchEvent.Type type, @Nullable String reason, Attributes data) {}

  /// The end of a task that waited.
  ///
  /// @param task which
  /// @param state how it ended
  /// @param reason why
  record Ending(TaskId task, TaskState state, String reason) {}

  /// How much waits.
  ///
  /// @param rows the counts, those of most tasks first
  /// @param oldest since when the task waits that waits longest for a role; null when none does
  /// @param pause why nothing is started; null when tasks are
  record Counts(List<Count> rows, @Nullable Instant oldest, @Nullable Pause pause) {

    public Counts {
      rows = List.copyOf(rows);
    }
  }

  /// Tasks that wait alike.
  ///
  /// @param lane in which lane
  /// @param key under which key
  /// @param priority of which priority
  /// @param state for a role, or for their time
  /// @param tasks how many
  record Count(Lane lane, FairnessKey key, Priority priority, TaskState state, long tasks) {}

  /// A stop of the queue.
  ///
  /// @param since since when
  /// @param reason why; null when nothing was said
  record Pause(Instant since, @Nullable String reason) {}

  /// How far back starts are asked for at most.
  Duration STARTS_KEPT = Duration.ofHours(1);
}
