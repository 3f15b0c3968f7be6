package dev.roledispatcher.domain.task;

/// How pressing a task is, from least to most.
public enum Priority {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
