package dev.roledispatcher.adapter.rest.problem;

/// Carries a [Problem] to whoever sends it.
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /// An exception for that problem.
  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /// What went wrong.
  public Problem problem() {
    return problem;
  }
}
