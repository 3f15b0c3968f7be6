package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// The place of a task among those of its lane and fairness key: one instant that never changes
/// while it waits, the smallest first.
///
/// ```
/// rank_at = max( enqueued_at − most_ahead,
///                min( enqueued_at − head_start(priority) − adjust,
///                     deadline − expected_duration − slack ) )
/// order   = (lane, fair share between keys, rank_at, task_id)
/// ```
///
/// **What is promised.** Let `T = rank_at + most_ahead` ([#overtakeBound]). As long as this task
/// could start, no task of the same lane and key that arrives after T starts before it, whatever
/// its priority, adjustment or deadline: it arrives at `e > T`, nothing puts it further ahead than
/// `most_ahead`, so its rank is at least `e − most_ahead > T − most_ahead = rank_at`. Since
/// `most_ahead` is by default the head start of high, T is never later than `enqueued_at +
/// head_start(high) − head_start(priority)`, and earlier for a task that its deadline or an
/// adjustment put forward. (A task that nobody can take is passed over, and holds nobody up.)
///
/// **Deadlines** are the reason for the outer `max`. Without it a task that arrives late with a
/// deadline already missed could go before everything, and no bound would hold. With it a deadline
/// is worth at most what high priority is worth: it helps low and medium, and high only when
/// `most_ahead` is set longer. A deadline never puts a task back.
///
/// Two tasks with the same rank go by id; so one that arrives exactly at T may still go first by
/// its name. A task that is queued again keeps its arrival, and one whose priority changes is
/// ranked anew from the same arrival, so that neither counts as arriving later. T holds for
/// arrivals ranked under the policy it was asked with; when the policy changes, ask again.
///
/// @param lane where the task waits
/// @param key whose share of the lane it uses
/// @param rankAt its place, to the microsecond
/// @param task which task it is
public record QueueRank(Lane lane, FairnessKey key, Instant rankAt, TaskId task) {

  /// The order of tasks of one lane and key. Ids compare as bytes, in a database as `collate "C"`.
  public static final Comparator<QueueRank> WITHIN_LANE_AND_KEY =
      Comparator.comparing(QueueRank::rankAt).thenComparing(rank -> rank.task().value());

  public QueueRank {
    rankAt = rankAt.truncatedTo(ChronoUnit.MICROS);
  }

  /// The place of a task.
  public static QueueRank of(QueueEntry entry, QueuePolicy policy) {
    Instant arrived = entry.enqueuedAt().truncatedTo(ChronoUnit.MICROS);
    Duration ahead = policy.headStarts().of(entry.priority()).plus(entry.adjust());
    Instant rankAt = arrived.minus(ahead);
    if (entry.deadline() != null) {
      Duration expected =
          entry.expectedDuration() == null ? policy.expectedDuration() : entry.expectedDuration();
      rankAt = earlier(rankAt, entry.deadline().minus(expected).minus(policy.slack()));
    }
    Instant furthest = arrived.minus(policy.mostAhead());
    return new QueueRank(
        entry.lane(), entry.key(), rankAt.isBefore(furthest) ? furthest : rankAt, entry.task());
  }

  /// The instant T such that nothing that arrives after T can overtake this task within its lane
  /// and key.
  public Instant overtakeBound(QueuePolicy policy) {
    return rankAt.plus(policy.mostAhead());
  }

  /// True when it breaks the promise that the other task starts while this one waits: it arrived
  /// after T. Whoever starts tasks counts these, and the count must stay 0.
  public boolean isWronglyOvertakenBy(QueueRank other, Instant arrived, QueuePolicy policy) {
    return lane == other.lane
        && key.equals(other.key)
        && arrived.truncatedTo(ChronoUnit.MICROS).isAfter(overtakeBound(policy));
  }

  private static Instant earlier(Instant a, Instant b) {
    return b.isBefore(a) ? b : a;
  }
}
