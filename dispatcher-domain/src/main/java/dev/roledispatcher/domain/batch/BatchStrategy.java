package dev.roledispatcher.domain.batch;

/// How the tasks of a batch find their roles.
public enum BatchStrategy {
  /// One after the other; each gets the best role that is left.
  IN_ORDER,
  /// All at once, so that the batch as a whole comes out best.
  OPTIMAL
}
