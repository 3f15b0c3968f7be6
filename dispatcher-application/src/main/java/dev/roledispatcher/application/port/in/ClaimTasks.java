package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.util.List;

/// For roles that ask for work themselves: the same queue, order, shares and rules as when work is
/// brought to them.
public interface ClaimTasks {

  /// The most tasks one call may ask for.
  int MOST_CLAIMED = 50;

  /// The longest one call may wait.
  Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /// Gives a role the next tasks that it may take, and waits for some when there are none. What it
  /// gets and the receipt are kept together. Asking is a sign of life.
  ///
  /// @param most how many at most, 1 to [#MOST_CLAIMED]
  /// @param wait how long to wait for the first, 0 to [#LONGEST_WAIT]
  /// @return what it got, in order; empty when there was nothing in time
  /// @throws dev.roledispatcher.domain.dispatch.DispatchException when there is no such role
  List<DispatchResult> claim(
      RoleId role, int most, Duration wait, Receipt<List<DispatchResult>> receipt);
}
