package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskState;
import java.util.List;

/// Offers that are taken back because their task goes another way.
final class RevokedOffers {

  private RevokedOffers() {}

  /// The roles that hold a place for a task because they are asked to take it: the places become
  /// free when the task is taken from them.
  static List<RoleId> rolesAsked(TrackedTask task, CommitParts parts) {
    boolean mayBeOffered = task.state() == TaskState.QUEUED && task.currentDispatch() != null;
    return mayBeOffered
        ? parts.offers().openOf(task.task().id()).stream().map(Offer::role).toList()
        : List.of();
  }
}
