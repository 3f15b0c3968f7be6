package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.Workload;

/// A role that may take the task, with its score and what was known of it when it was scored.
///
/// @param role the role
/// @param roleVersion its version then
/// @param type its type then
/// @param workload what it held then
/// @param score what the selector gave it
public record Candidate(
    RoleId role, long roleVersion, RoleType type, Workload workload, ScoreBreakdown score) {}
