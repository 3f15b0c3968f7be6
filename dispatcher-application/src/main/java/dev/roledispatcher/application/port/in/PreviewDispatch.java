package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.task.Task;
import java.util.List;

/// For whoever wants to know beforehand: the same decisions as a dispatch, without any effect.
public interface PreviewDispatch {

  /// What a dispatch of this request would decide now. No suitable role is a decision, not a
  /// failure.
  ///
  /// @throws DispatchException when not even a decision can be had
  DispatchDecision estimate(DispatchRequest request);

  /// The roles that may take a task, best first.
  ///
  /// @param limit 1 or more
  Availability availableRoles(Task task, int limit);

  /// Who should do a task.
  Classification classify(Task task);

  /// Who may take a task, and why the others may not.
  ///
  /// @param classification who should do the task
  /// @param roles best first
  /// @param eligibleCount how many roles may take it
  /// @param refusals who may not, and why
  record Availability(
      Classification classification, List<ScoredRole> roles, int eligibleCount, Refusals refusals) {

    public Availability {
      roles = List.copyOf(roles);
    }
  }

  /// A role with its score.
  ///
  /// @param role the role
  /// @param workload what it holds
  /// @param score how well it suits the task
  record ScoredRole(Role role, Workload workload, ScoreBreakdown score) {}
}
