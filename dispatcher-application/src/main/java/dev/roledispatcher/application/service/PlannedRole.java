package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.batch.PlanReport;
import dev.roledispatcher.domain.role.RoleId;

/// The role that the plan of a whole batch has for one of its tasks.
///
/// @param role the role
/// @param wished true when the request named it, so that its place was kept before all else
/// @param report what the plan comes to
record PlannedRole(RoleId role, boolean wished, PlanReport report) {}
