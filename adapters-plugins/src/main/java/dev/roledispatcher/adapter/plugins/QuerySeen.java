package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.spi.TaskView;
import java.time.Instant;
import java.util.List;

/// What a selector is asked.
///
/// @param task the task
/// @param routingClass its class
/// @param candidates who may take it; immutable
/// @param at the time of the decision
record QuerySeen(
    TaskView task, RoutingClass routingClass, List<CandidateView> candidates, Instant at)
    implements SelectionQuery {}
