package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.attribute.Attributes;

/// How the place of a task in the queue follows from the task.
///
/// @param policy how the queue is ordered and shared
/// @param keyField the field of the metadata of a task that holds its fairness key
public record QueueRules(QueuePolicy policy, String keyField) {

  /// What holds when nothing is configured: tenants share.
  public static final QueueRules DEFAULT = new QueueRules(QueuePolicy.DEFAULT, "tenant");

  /// The key of a task.
  ///
  /// @throws IllegalArgumentException when the field holds no key
  public FairnessKey keyOf(Attributes metadata) {
    return FairnessKey.in(metadata, keyField);
  }
}
