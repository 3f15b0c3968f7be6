package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.role.RoleId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where a task stands after the attempts it has seen.
///
/// @param excluded the roles that do not get it now, in the order in which they were first excluded
/// @param counted the attempts it has used up
/// @param hops the assignments it has had
/// @param verdict what is to be done with it, as long as there is somebody left to try
/// @param whenEverybodyRefused what is to be done with it when there is nobody left
public record AttemptStanding(
    Map<RoleId, RoleExclusion> excluded,
    int counted,
    int hops,
    AttemptVerdict verdict,
    AttemptVerdict whenEverybodyRefused) {

  public AttemptStanding {
    excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
  }

  /// What is to be done with it, given the roles that could take it were none excluded. That all of
  /// them are excluded for good ends the search; that there are none, or that one only rests, does
  /// not: requirements may yet expire and roles come back.
  public AttemptVerdict among(Collection<RoleId> fitting) {
    boolean everybodyRefused =
        !fitting.isEmpty() && fitting.stream().allMatch(this::isExcludedForGood);
    return verdict instanceof AttemptVerdict.Retry && everybodyRefused
        ? whenEverybodyRefused
        : verdict;
  }

  /// When the next role may be tried again; empty when none will.
  public Optional<Instant> nextChange() {
    return excluded.values().stream()
        .flatMap(exclusion -> Optional.ofNullable(exclusion.until()).stream())
        .min(Instant::compareTo);
  }

  private boolean isExcludedForGood(RoleId role) {
    RoleExclusion exclusion = excluded.get(role);
    return exclusion != null && exclusion.isForGood();
  }
}
