package dev.roledispatcher.spi;

/// Says who should do a task.
///
/// The host calls [#classify] from many threads at once, each call under a deadline, after which
/// the calling thread is interrupted and the answer ignored. Whatever is thrown counts as
/// abstaining. [#close] is called once, after the last call has ended.
@FunctionalInterface
public interface Classifier extends AutoCloseable {

  /// Classifies one task, or abstains. The same task with the same settings must get the same
  /// answer.
  Verdict classify(TaskView task);

  @Override
  default void close() {}
}
