package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.skill.Skill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes into a context beside role and task, as the sources gave it.
///
/// @param skills the skills of the role that are there, in the order the role names them
/// @param project what the task belongs to; null when to nothing, or it is missing
/// @param past earlier attempts at the task, the oldest first
/// @param omissions what should be there and is not
public record ContextMaterial(
    List<Skill> skills,
    @Nullable Project project,
    List<PastAttempt> past,
    List<Omission> omissions) {

  private static final ContextMaterial NONE =
      new ContextMaterial(List.of(), null, List.of(), List.of());

  public ContextMaterial {
    skills = List.copyOf(skills);
    past = List.copyOf(past);
    omissions = List.copyOf(omissions);
  }

  /// Nothing beside role and task.
  public static ContextMaterial none() {
    return NONE;
  }

  /// A part of a section that could not be had.
  ///
  /// @param section which section it belongs to
  /// @param id names the part, for instance a skill
  /// @param reason why, in plain words
  public record Omission(SectionName section, String id, String reason) {}
}
