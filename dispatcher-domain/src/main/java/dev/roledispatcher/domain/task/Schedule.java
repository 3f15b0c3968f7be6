package dev.roledispatcher.domain.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a task enters the queue, when it should be done, and when nobody wants it any more.
///
/// An expiry may lie before the deadline (start by then or not at all) and after it (late is better
/// than never).
///
/// @param scheduleAt when it enters the queue; null for at once
/// @param deadline when it should be done, after `scheduleAt`; null when there is no such time
/// @param expiresAt from when it is dropped unless a role has it, after `scheduleAt`; null for
///   never
public record Schedule(
    @Nullable Instant scheduleAt, @Nullable Instant deadline, @Nullable Instant expiresAt) {

  /// At once, without an end.
  public static final Schedule NONE = new Schedule(null, null, null);

  /// How far ahead a task may be scheduled.
  public static final Duration FURTHEST = Duration.ofDays(366);

  /// Something wrong with a schedule.
  ///
  /// @param field which of its times
  /// @param message what must be so, in one sentence
  public record Fault(Field field, String message) {}

  /// The times of a schedule.
  public enum Field {
    SCHEDULE_AT,
    DEADLINE,
    EXPIRES_AT
  }

  public Schedule {
    List<Fault> faults = faults(scheduleAt, deadline, expiresAt);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("\n", faults.stream().map(Fault::message).toList()));
    }
  }

  /// Everything that is wrong with these times whatever the time of day; empty when they make a
  /// schedule.
  public static List<Fault> faults(
      @Nullable Instant scheduleAt, @Nullable Instant deadline, @Nullable Instant expiresAt) {
    List<Fault> faults = new ArrayList<>();
    if (scheduleAt != null && deadline != null && !deadline.isAfter(scheduleAt)) {
      faults.add(
          new Fault(
              Field.DEADLINE,
              "The deadline (%s) of a task must be after its schedule_at (%s)."
                  .formatted(deadline, scheduleAt)));
    }
    if (scheduleAt != null && expiresAt != null && !expiresAt.isAfter(scheduleAt)) {
      faults.add(
          new Fault(
              Field.EXPIRES_AT,
              "The expires_at (%s) of a task must be after its schedule_at (%s)."
                  .formatted(expiresAt, scheduleAt)));
    }
    return faults;
  }

  /// Everything that keeps a task with this schedule from being taken on at a time; empty when
  /// nothing does. A `scheduleAt` that has passed is none: the task is due at once.
  public List<Fault> faultsAt(Instant now) {
    List<Fault> faults = new ArrayList<>();
    if (scheduleAt != null && scheduleAt.isAfter(now.plus(FURTHEST))) {
      faults.add(
          new Fault(
              Field.SCHEDULE_AT,
              "The schedule_at (%s) of a task must be at most %d days ahead."
                  .formatted(scheduleAt, FURTHEST.toDays())));
    }
    if (deadline != null && !deadline.isAfter(now)) {
      faults.add(
          new Fault(
              Field.DEADLINE,
              "The deadline (%s) of a task must be in the future.".formatted(deadline)));
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      faults.add(
          new Fault(
              Field.EXPIRES_AT,
              "The expires_at (%s) of a task must be in the future.".formatted(expiresAt)));
    }
    return faults;
  }

  /// True from the instant at which the task is to be queued.
  public boolean isDue(Instant now) {
    return scheduleAt == null || !scheduleAt.isAfter(now);
  }

  /// True from the instant at which nobody wants the task any more.
  public boolean hasExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  /// From when a task created at a time counts as waiting: time spent scheduled does not.
  public Instant queuedFrom(Instant createdAt) {
    return scheduleAt != null && scheduleAt.isAfter(createdAt) ? scheduleAt : createdAt;
  }
}
