package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.RoleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An earlier attempt at a task, as whoever takes over must know it.
///
/// @param role who had the task
/// @param roleName what people call that role; the id when it is gone
/// @param from when it began
/// @param to when it ended; null while it still goes on, because the task is about to be taken away
/// @param end how it ended, in a word or two, for instance `released` or `failed`
/// @param reason why it ended; null when nothing was said
/// @param done what was done; null when nothing was said
/// @param left what is left to do; null when nothing was said
/// @param artefacts where results are to be found
public record PastAttempt(
    RoleId role,
    String roleName,
    Instant from,
    @Nullable Instant to,
    String end,
    @Nullable String reason,
    @Nullable String done,
    @Nullable String left,
    List<String> artefacts) {

  public PastAttempt {
    artefacts = List.copyOf(artefacts);
  }
}
