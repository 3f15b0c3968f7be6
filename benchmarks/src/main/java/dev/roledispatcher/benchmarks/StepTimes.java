package dev.roledispatcher.benchmarks;

import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How long the steps of decisions took on average. For one thread.
final class StepTimes implements DispatchObserver {

  private final Map<Step, Sum> sums = new EnumMap<>(Step.class);

  /// Forgets everything.
  void clear() {
    sums.clear();
  }

  @Override
  public void stepTook(Step step, Duration time) {
    sums.computeIfAbsent(step, _ -> new Sum()).add(time);
  }

  @Override
  public void dispatched(DispatchResult result, Duration took) {}

  @Override
  public void failed(TaskId task, DispatchFailure failure, Duration took) {}

  @Override
  public void retried(TaskId task, int attempt, String reason) {}

  /// The mean of each step in microseconds.
  @Override
  public String toString() {
    return sums.entrySet().stream()
        .map(entry ->
            String.format(Locale.ROOT, "%s %.1f us", entry.getKey(), entry.getValue().meanMicros()))
        .collect(Collectors.joining(", "));
  }

  /// Times added up.
  private static final class Sum {

    private long nanos;
    private long count;

    void add(Duration time) {
      nanos += time.toNanos();
      count++;
    }

    double meanMicros() {
      return nanos / 1_000.0 / count;
    }
  }
}
