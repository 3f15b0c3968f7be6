package dev.roledispatcher.application.port.in;

/// For the timers of the server: takes note of times that have passed.
///
/// Any instance may call any of these at any time; the database sees to it that each is noted once.
public interface SweepTasks {

  /// Takes tasks from roles of which nothing was heard for too long.
  ///
  /// @return how many
  int loseSilentRoles();

  /// Takes offers back that were not answered in time, and goes on to the next role.
  ///
  /// @return how many
  int expireOffers();
}
