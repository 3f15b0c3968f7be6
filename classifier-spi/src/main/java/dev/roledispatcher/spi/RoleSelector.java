package dev.roledispatcher.spi;

/// Ranks the roles that may take a task.
///
/// Called like a [Classifier]: from many threads, under a deadline, guarded. The host has already
/// applied every hard rule; it checks the answer again, and an answer that names an unknown role,
/// names one twice or leaves one out does not get its way.
@FunctionalInterface
public interface RoleSelector extends AutoCloseable {

  /// Ranks every candidate. The same query must get the same answer.
  Ranking rank(SelectionQuery query);

  @Override
  default void close() {}
}
