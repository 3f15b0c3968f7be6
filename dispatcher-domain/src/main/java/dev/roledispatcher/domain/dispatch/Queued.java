package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.queue.ExpectedWait;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a waiting task stands.
///
/// @param task which task
/// @param state whether it waits for a role or for its time
/// @param lane where it waits
/// @param key whose share of the lane it uses
/// @param enqueuedAt since when it waits, or from when it will
/// @param dueAt when it enters the queue; null once it has
/// @param rankAt its place in its lane and key, the smallest first
/// @param overtakeBound nothing of its lane and key that arrives after this can overtake it
/// @param position how many of its lane and key go before it, and itself, from 1; null when it is
///   scheduled, or when they are more than are counted
/// @param expected how long it will probably wait; null when it is scheduled or the position is not
///   known
/// @param reason why it waits, in one sentence
public record Queued(
    TaskId task,
    TaskState state,
    Lane lane,
    FairnessKey key,
    Instant enqueuedAt,
    @Nullable Instant dueAt,
    Instant rankAt,
    Instant overtakeBound,
    @Nullable Long position,
    @Nullable ExpectedWait expected,
    String reason) {}
