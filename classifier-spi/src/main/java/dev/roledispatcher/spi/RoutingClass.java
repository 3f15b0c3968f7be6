package dev.roledispatcher.spi;

/// Who should do a task.
public enum RoutingClass {
  /// A person leads.
  HUMAN_PRIMARY,
  /// An AI agent leads.
  AI_PRIMARY,
  /// A person and an AI agent share it.
  HYBRID
}
