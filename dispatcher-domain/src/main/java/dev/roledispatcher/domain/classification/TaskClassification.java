package dev.roledispatcher.domain.classification;

/// Who should do a task.
public enum TaskClassification {
  /// A person leads.
  HUMAN_PRIMARY,
  /// An AI agent leads.
  AI_PRIMARY,
  /// A person and an AI agent share it.
  HYBRID
}
