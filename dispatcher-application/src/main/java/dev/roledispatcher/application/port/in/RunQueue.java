package dev.roledispatcher.application.port.in;

/// For the loop of the server that works the queue off.
///
/// Any instance may call any of these at any time; the database sees to it that work is done once.
public interface RunQueue {

  /// Starts waiting tasks, one batch of them.
  Drained drain();

  /// Lets scheduled tasks whose time has come into the queue.
  ///
  /// @return how many
  int queueDueTasks();

  /// Drops waiting tasks that nobody wants any more.
  ///
  /// @return how many
  int expireTasks();

  /// Lets waiting tasks give up what they asked for long enough, and does with those that have
  /// nothing left to give up what they want done.
  ///
  /// @return how many were looked at
  int relaxRequirements();

  /// Forgets what the queue need not remember.
  void tidy();

  /// Tells all other instances that something may be startable, if anything waits.
  void announce();

  /// What one batch came to.
  ///
  /// @param started how many tasks were started
  /// @param again true when there may be more to start at once
  /// @param busy true when somebody else was starting tasks, so that nothing was done
  record Drained(int started, boolean again, boolean busy) {}
}
