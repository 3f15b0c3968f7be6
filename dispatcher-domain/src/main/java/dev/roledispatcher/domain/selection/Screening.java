package dev.roledispatcher.domain.selection;

import java.util.List;

/// The answer to "who may?": the roles that may take a task, and why the others may not.
///
/// @param eligible roles that may take it, by id; at most [SelectionPolicy#mostRanked]
/// @param eligibleCount all roles that may take it
/// @param refusals the others
public record Screening(List<IndexedRole> eligible, int eligibleCount, Refusals refusals) {

  public Screening {
    eligible = List.copyOf(eligible);
  }
}
