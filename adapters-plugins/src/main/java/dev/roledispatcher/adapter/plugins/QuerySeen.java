package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.spi.TaskView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a selector is asked.
///
/// @param task the task
/// @param routingClass its class
/// @param candidates who may take it; immutable
/// @param at the time of the decision
/// @param affinityKey what the affinities of the candidates are about
record QuerySeen(
    TaskView task,
    RoutingClass routingClass,
    List<CandidateView> candidates,
    Instant at,
    Optional<String> affinityKey)
    implements SelectionQuery {}
