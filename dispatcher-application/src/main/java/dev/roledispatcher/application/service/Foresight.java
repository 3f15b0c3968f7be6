package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Classifies the later attempts of a batch, from its end, while the earlier ones are decided: who
/// should do a task does not depend on who got the others. Whichever thread comes to an attempt
/// first classifies it, once.
final class Foresight implements AutoCloseable {

  /// A smaller batch is not worth a thread.
  private static final int SMALLEST = 16;

  private final Map<Attempt, FutureTask<Classification>> expected;
  private volatile boolean closed;

  private Foresight(Map<Attempt, FutureTask<Classification>> expected) {
    this.expected = expected;
  }

  /// Looks ahead at a batch, if enough of it is to be classified.
  ///
  /// @param attempts in the order in which they are decided
  static Foresight of(List<Attempt> attempts, Decider decider, Deadline deadline) {
    List<Attempt> unclassified =
        attempts.stream()
            .filter(attempt -> attempt.isUndecided() && attempt.question().classified() == null)
            .toList();
    if (unclassified.size() < SMALLEST) {
      return none();
    }
    Foresight foresight = new Foresight(new IdentityHashMap<>());
    foresight.begin(unclassified, decider, deadline);
    return foresight;
  }

  /// Sees nothing ahead.
  static Foresight none() {
    return new Foresight(Map.of());
  }

  private void begin(List<Attempt> attempts, Decider decider, Deadline deadline) {
    List<FutureTask<Classification>> ahead = new ArrayList<>(attempts.size());
    for (Attempt attempt : attempts) {
      DispatchRequest request = attempt.request();
      FutureTask<Classification> task =
          new FutureTask<>(() -> decider.classified(request, deadline));
      expected.put(attempt, task);
      ahead.add(task);
    }
    Thread.ofVirtual().name("classifies-ahead").start(() -> runFromTheEnd(ahead));
  }

  private void runFromTheEnd(List<FutureTask<Classification>> tasks) {
    for (int i = tasks.size() - 1; i >= 0 && !closed && !tasks.get(i).isDone(); i--) {
      tasks.get(i).run();
    }
  }

  /// Tells an attempt its classification if that was looked for ahead; only once, so that whoever
  /// tries again after a failure classifies anew.
  ///
  /// @throws DispatchException when it could not be classified
  void tell(Attempt attempt) {
    FutureTask<Classification> task = expected.isEmpty() ? null : expected.remove(attempt);
    if (task == null) {
      return;
    }
    task.run();
    try {
      attempt.classified(task.get());
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default ->
            throw new IllegalStateException("Classifying must not fail like that.", failed);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a task was classified.", interrupted);
    }
  }

  /// Looks no further ahead.
  @Override
  public void close() {
    closed = true;
  }
}
