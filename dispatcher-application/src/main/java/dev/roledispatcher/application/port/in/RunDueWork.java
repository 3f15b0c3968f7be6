package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.stats.CapacityAudit;
import java.util.Optional;

/// For the timers of the server: work that is due from time to time.
///
/// Any instance may call any of these at any time; the database sees to it that work is done once.
public interface RunDueWork {

  /// Adds what happened since the last time to the statistics and the loads of the roles.
  ///
  /// @return how many changes were added
  int foldStatistics();

  /// Holds the ledger of capacity against what should follow from it, and mends what is wrong.
  ///
  /// @return what was wrong; empty when another instance is looking
  Optional<CapacityAudit> auditCapacity();

  /// Forgets idempotency keys that are older than they are kept.
  ///
  /// @return how many were forgotten
  int forgetOldAnswers();
}
