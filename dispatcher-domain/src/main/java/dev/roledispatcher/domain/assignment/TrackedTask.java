package dev.roledispatcher.domain.assignment;

import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task the dispatcher knows, and where it is.
///
/// @param task the task
/// @param state where it is
/// @param currentRole who has it; null when nobody has
/// @param currentDispatch the dispatch that is, or was last, in force; null when no role ever had
///   it
/// @param epoch assignments so far
/// @param reassignments how often it changed hands
/// @param createdAt when it was first dispatched
/// @param updatedAt when something last happened to it
public record TrackedTask(
    Task task,
    TaskState state,
    @Nullable RoleId currentRole,
    @Nullable DispatchId currentDispatch,
    long epoch,
    int reassignments,
    Instant createdAt,
    Instant updatedAt) {}
