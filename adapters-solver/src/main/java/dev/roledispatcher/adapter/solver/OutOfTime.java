package dev.roledispatcher.adapter.solver;

/// Thrown where solving notices that its time is up.
final class OutOfTime extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutOfTime() {
    super("The time to solve the batch is up.", null, false, false);
  }
}
