package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;

/// A dispatch that took effect.
///
/// @param decision what was decided, and why
/// @param choice the role that got the task, and its context
/// @param state where the task is now
/// @param dispatchedAt when it took effect
/// @param attempts how often it was decided until the decision held, 1 or more
public record DispatchResult(
    DispatchDecision decision,
    Choice choice,
    TaskState state,
    Instant dispatchedAt,
    int attempts) {}
