package dev.roledispatcher.server.metrics;

import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.task.TaskId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Counts, times and logs dispatches.
///
/// Meters: `dispatcher.dispatches` by class, `dispatcher.dispatch.failures` by code,
/// `dispatcher.dispatch.retries`, `dispatcher.dispatch.duration` and
/// `dispatcher.dispatch.step.duration` by step. Every log line about a task carries its id under
/// the key `task_id`.
public final class MeteredDispatches implements DispatchObserver {

  private static final Logger LOG = Logger.getLogger("dispatcher.dispatch");
  private static final String TASK_ID = "task_id";

  private final Map<TaskClassification, Counter> dispatched =
      new EnumMap<>(TaskClassification.class);
  private final Map<ErrorCode, Counter> failed = new EnumMap<>(ErrorCode.class);
  private final Map<Step, Timer> steps = new EnumMap<>(Step.class);
  private final Counter retries;
  private final Timer duration;

  /// An observer whose meters are in that registry.
  public MeteredDispatches(MeterRegistry registry) {
    for (TaskClassification value : TaskClassification.values()) {
      dispatched.put(
          value,
          Counter.builder("dispatcher.dispatches")
              .description("Dispatches that took effect, by class")
              .tag("classification", lower(value))
              .register(registry));
    }
    for (ErrorCode code : ErrorCode.values()) {
      failed.put(
          code,
          Counter.builder("dispatcher.dispatch.failures")
              .description("Dispatches that did not take effect, by code")
              .tag("code", code.name())
              .register(registry));
    }
    for (Step step : Step.values()) {
      steps.put(
          step,
          Timer.builder("dispatcher.dispatch.step.duration")
              .description("Time of each step of a dispatch")
              .tag("step", lower(step))
              .register(registry));
    }
    retries =
        Counter.builder("dispatcher.dispatch.retries")
            .description("Decisions made anew because they did not hold")
            .register(registry);
    duration =
        Timer.builder("dispatcher.dispatch.duration")
            .description("Time of dispatches that took effect")
            .register(registry);
  }

  @Override
  public void stepTook(Step step, Duration time) {
    meterOf(steps, step).record(time);
  }

  @Override
  public void dispatched(DispatchResult result, Duration took) {
    TaskClassification value = result.decision().classification().value();
    meterOf(dispatched, value).increment();
    duration.record(took);
    if (LOG.isDebugEnabled()) {
      log(
          Logger.Level.DEBUG,
          result.decision().request().task().id(),
          "dispatched role_id=%s classification=%s attempts=%d took_ms=%d"
              .formatted(
                  result.choice().candidate().role(),
                  lower(value),
                  result.attempts(),
                  took.toMillis()));
    }
  }

  @Override
  public void failed(TaskId task, DispatchFailure failure, Duration took) {
    meterOf(failed, failure.code()).increment();
    log(
        Logger.Level.INFO,
        task,
        "not dispatched code=%s took_ms=%d %s"
            .formatted(failure.code(), took.toMillis(), failure.detail()));
  }

  @Override
  public void retried(TaskId task, int attempt, String reason) {
    retries.increment();
    log(Logger.Level.INFO, task, "decided anew after attempt=%d %s".formatted(attempt, reason));
  }

  private static void log(Logger.Level level, TaskId task, String message) {
    MDC.put(TASK_ID, task.value());
    try {
      LOG.log(level, message);
    } finally {
      MDC.remove(TASK_ID);
    }
  }

  private static <K extends Enum<K>, M> M meterOf(Map<K, M> meters, K key) {
    M meter = meters.get(key);
    if (meter == null) {
      throw new IllegalStateException("There is no meter for (%s).".formatted(key));
    }
    return meter;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
