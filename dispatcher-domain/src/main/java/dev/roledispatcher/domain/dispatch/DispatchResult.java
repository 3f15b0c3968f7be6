package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dispatch that took effect.
///
/// @param decision what was decided, and why
/// @param choice the role that got the task or is asked to take it, and its context
/// @param state where the task is now
/// @param epoch the number of the assignment, by which its role is told from those before, 1 or
///   more; null when the role is only asked
/// @param dispatchedAt when it took effect
/// @param attempts how often it was decided until the decision held, 1 or more
/// @param offer what the role is asked; null when it has the task already
public record DispatchResult(
    DispatchDecision decision,
    Choice choice,
    TaskState state,
    @Nullable Long epoch,
    Instant dispatchedAt,
    int attempts,
    @Nullable Offer offer) {}
