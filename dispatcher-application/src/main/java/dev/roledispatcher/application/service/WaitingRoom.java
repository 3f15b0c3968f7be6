package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where callers of this instance wait for tasks. Safe to use from any thread.
///
/// One of those who wait, the scout, looks for all of them: at once at tasks that this instance
/// changed, and now and then at all of them, because others change them too. When it leaves,
/// another one takes its place. Nobody looks while nobody waits.
public final class WaitingRoom {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Map<TaskId, List<Guest>> guests = new HashMap<>();
  private final Set<TaskId> changed = new HashSet<>();
  private int count;
  private boolean hasScout;

  /// A task changed by the work of this instance, and the change is committed. Returns at once.
  public void changed(TaskId task) {
    lock.lock();
    try {
      if (guests.containsKey(task) && changed.add(task)) {
        news.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// How many wait.
  int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// True when a task changed that nobody has looked at since.
  boolean hasNews() {
    lock.lock();
    try {
      return !changed.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// Lets somebody in.
  ///
  /// @param most how many may wait at once
  /// @return null when as many wait already
  @Nullable Guest enter(TaskId task, Set<TaskState> states, int most) {
    lock.lock();
    try {
      if (count >= most) {
        return null;
      }
      Guest guest = new Guest(task, states, lock.newCondition());
      guests.computeIfAbsent(task, none -> new ArrayList<>()).add(guest);
      count++;
      // It may have changed between the look of the guest and this moment.
      changed.add(task);
      news.signal();
      return guest;
    } finally {
      lock.unlock();
    }
  }

  /// Lets somebody out; must follow every [#enter].
  void leave(Guest guest) {
    lock.lock();
    try {
      List<Guest> others = guests.getOrDefault(guest.task, List.of());
      others.remove(guest);
      if (others.isEmpty()) {
        guests.remove(guest.task);
        changed.remove(guest.task);
      }
      count--;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for what the guest came for.
  ///
  /// @param nanos how long at most
  /// @param every how often all tasks are looked at, in nanoseconds
  /// @param look finds those of the tasks that exist, each in a state that somebody waits for
  /// @return the task in one of the states; null when it did not get there in time
  /// @throws InterruptedException when the thread is to stop
  @Nullable TrackedTask await(Guest guest, long nanos, long every, Look look)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (guest.isWaiting() && left > 0) {
        left = hasScout ? guest.turn.awaitNanos(left) : scout(guest, left, every, look);
      }
      return guest.result();
    } finally {
      lock.unlock();
    }
  }

  /// Looks for all until the guest itself has what it came for, or has no time left.
  ///
  /// @return the time left
  private long scout(Guest guest, long nanos, long every, Look look) throws InterruptedException {
    hasScout = true;
    try {
      long start = look.nanos();
      long lookedAt = start;
      while (guest.isWaiting() && look.nanos() - start < nanos) {
        long untilAll = lookedAt + every - look.nanos();
        long left = nanos - (look.nanos() - start);
        if (changed.isEmpty() && untilAll > 0) {
          news.awaitNanos(Math.min(left, untilAll));
        } else {
          boolean all = untilAll <= 0;
          lookedAt = all ? look.nanos() : lookedAt;
          lookAt(all ? guests.keySet() : changed, look);
        }
      }
      return nanos - (look.nanos() - start);
    } finally {
      hasScout = false;
      guests.values().stream()
          .flatMap(List::stream)
          .filter(other -> other != guest && other.isWaiting())
          .findAny()
          .ifPresent(next -> next.turn.signal());
    }
  }

  /// One look, during which others may come and go.
  private void lookAt(Collection<TaskId> which, Look look) {
    Map<TaskId, Set<TaskState>> wanted = new HashMap<>();
    for (TaskId task : which) {
      Set<TaskState> states = new HashSet<>();
      guests.getOrDefault(task, List.of()).forEach(guest -> states.addAll(guest.states));
      wanted.put(task, states);
    }
    changed.removeAll(wanted.keySet());
    List<TrackedTask> found = List.of();
    RuntimeException failure = null;
    lock.unlock();
    try {
      found = look.at(wanted);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      lock.lock();
    }
    if (failure == null) {
      found.forEach(this::tell);
    } else {
      tellAll(failure);
    }
  }

  private void tell(TrackedTask task) {
    for (Guest guest : guests.getOrDefault(task.task().id(), List.of())) {
      if (guest.states.contains(task.state())) {
        guest.found = task;
        guest.turn.signal();
      }
    }
  }

  /// Where nobody can look nobody can be told anything else.
  private void tellAll(RuntimeException failure) {
    guests
        .values()
        .forEach(all ->
            all.forEach(guest -> {
              guest.failure = failure;
              guest.turn.signal();
            }));
  }

  /// Looks at tasks.
  ///
  /// @param finding those of the tasks that are in one of the states wanted of them
  /// @param clock tells how time passes, in nanoseconds
  record Look(Function<Map<TaskId, Set<TaskState>>, List<TrackedTask>> finding, Stopwatch clock) {

    List<TrackedTask> at(Map<TaskId, Set<TaskState>> wanted) {
      return finding.apply(wanted);
    }

    long nanos() {
      return clock.nanos();
    }
  }

  /// Somebody who waits.
  static final class Guest {

    private final TaskId task;
    private final Set<TaskState> states;
    private final Condition turn;
    private @Nullable TrackedTask found;
    private @Nullable RuntimeException failure;

    private Guest(TaskId task, Set<TaskState> states, Condition turn) {
      this.task = task;
      this.states = Set.copyOf(states);
      this.turn = turn;
    }

    private boolean isWaiting() {
      return found == null && failure == null;
    }

    private @Nullable TrackedTask result() {
      if (failure != null) {
        throw failure;
      }
      return found;
    }
  }
}
