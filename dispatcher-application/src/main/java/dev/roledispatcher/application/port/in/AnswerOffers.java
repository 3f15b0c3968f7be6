package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For roles that are asked first: take the task, or say why not.
///
/// Every call either takes effect as a whole, together with its receipt, or changes nothing. Safe
/// to call from any thread; calls may block on the database.
public interface AnswerOffers {

  /// Takes the task. Of many who try, at once or one after the other, one is told that it has it;
  /// whoever may have missed that repeats its call under the same idempotency key.
  ///
  /// @throws RejectedException when the role was not asked, its time is over, or the offer is no
  ///   longer open
  TrackedTask accept(Answer answer, Receipt<TrackedTask> receipt);

  /// Refuses the task: the role is not asked again for it. Somebody else is, or the task waits or
  /// fails, as is configured. Refusing once more changes nothing and is answered the same.
  ///
  /// @throws RejectedException when the role was not asked, its time is over, or the offer is no
  ///   longer open
  TrackedTask decline(Answer answer, String reason, Receipt<TrackedTask> receipt);

  /// What a role is being asked, oldest first.
  ///
  /// @param most how many at most
  List<Offer> open(RoleId role, int most);

  /// Who answers, and what.
  ///
  /// @param task the task
  /// @param role who answers
  /// @param offer the offer; null for the last one of the task to the role
  record Answer(TaskId task, RoleId role, @Nullable DispatchId offer) {}
}
