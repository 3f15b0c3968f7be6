package dev.roledispatcher.domain.task;

/// Where a task is on its way.
///
/// ```
/// SCHEDULED → QUEUED → ASSIGNED → COMPLETED
///                ↑________|            any open state → CANCELLED | EXPIRED | FAILED
/// ```
public enum TaskState {
  SCHEDULED,
  QUEUED,
  ASSIGNED,
  COMPLETED,
  CANCELLED,
  EXPIRED,
  FAILED;

  /// True while something may still happen to the task by itself.
  public boolean isOpen() {
    return switch (this) {
      case SCHEDULED, QUEUED, ASSIGNED -> true;
      case COMPLETED, CANCELLED, EXPIRED, FAILED -> false;
    };
  }
}
