package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.stats.CapacityAudit;
import java.time.Instant;
import java.util.Optional;

/// The truth of who holds how much, held against all that should follow from it.
public interface CapacityLedger {

  /// Finds and mends loads that are not what is held, holds that are for nothing, and assignments
  /// and offers that hold nothing; and lets units that have no place since a limit was lowered have
  /// one that became free. In transactions of its own; one instance at a time.
  ///
  /// @param at when
  /// @return what was wrong; empty when another instance is looking
  Optional<CapacityAudit> audit(Instant at);
}
