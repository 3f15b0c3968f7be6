package dev.roledispatcher.domain.dispatch;

/// How a task comes to a role.
public enum DispatchMode {
  /// The role gets it at once, or the dispatch fails.
  DIRECT,
  /// It waits its turn, and the best role gets it then.
  QUEUE,
  /// The role is asked first, and has the task when it accepts.
  OFFER
}
