package dev.roledispatcher.domain.stats;

import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;

/// What a look at the ledger of capacity found wrong, and mended.
///
/// @param drifts roles whose cached load was not what they hold
/// @param orphans holds of dispatches that are neither in force nor offered; they were freed
/// @param lacking dispatches in force, or offered, that held nothing; now they hold what they take
public record CapacityAudit(List<Drift> drifts, List<Orphan> orphans, List<Lacking> lacking) {

  /// Nothing was wrong.
  public static final CapacityAudit CLEAN = new CapacityAudit(List.of(), List.of(), List.of());

  public CapacityAudit {
    drifts = List.copyOf(drifts);
    orphans = List.copyOf(orphans);
    lacking = List.copyOf(lacking);
  }

  /// By how many units the cached loads were wrong, up and down added up.
  public long drift() {
    return drifts.stream().mapToLong(drift -> Math.abs(drift.believed() - drift.held())).sum();
  }

  /// A role whose cached load was wrong.
  ///
  /// @param role the role
  /// @param believed units it held according to the cache
  /// @param held units it held according to the ledger
  public record Drift(RoleId role, long believed, long held) {}

  /// A hold without anything it is for.
  ///
  /// @param dispatch whose hold it was
  /// @param task of which task
  /// @param units how many places it held
  public record Orphan(DispatchId dispatch, TaskId task, int units) {}

  /// An assignment or offer without a hold.
  ///
  /// @param dispatch the dispatch that led to it
  /// @param task of which task
  /// @param role whose units it holds now
  /// @param units how many
  public record Lacking(DispatchId dispatch, TaskId task, RoleId role, int units) {}
}
