package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.task.Task;
import java.util.List;

/// Previews: the decision of a dispatch, without the commit.
public final class PreviewService implements PreviewDispatch {

  private final Decider decider;

  /// A service on that decider.
  public PreviewService(Decider decider) {
    this.decider = decider;
  }

  @Override
  public DispatchDecision estimate(DispatchRequest request) {
    try {
      return decider.decide(Question.of(request), decider.deadline());
    } catch (ContextUnavailableException e) {
      throw new DispatchException(e.failure());
    }
  }

  @Override
  public Availability availableRoles(Task task, int limit) {
    Decider.Shortlisted shortlisted =
        decider.shortlist(Question.of(DispatchRequest.of(task)), decider.deadline());
    Ranking ranking = shortlisted.ranking();
    List<ScoredRole> roles =
        ranking == null
            ? List.of()
            : ranking.candidates().stream()
                .limit(limit)
                .map(candidate ->
                    new ScoredRole(
                        shortlisted.role(candidate.role()),
                        candidate.workload(),
                        candidate.score()))
                .toList();
    return new Availability(
        shortlisted.classification(),
        roles,
        shortlisted.screening().eligibleCount(),
        shortlisted.screening().refusals());
  }

  @Override
  public Classification classify(Task task) {
    return decider.classify(DispatchRequest.of(task), decider.deadline());
  }
}
