package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a context is to be extended by.
///
/// @param skills further skills, the most needed first
/// @param examples further examples, the most needed first
/// @param project the project, for a context without one; null for none
/// @param task the task, for a context without one; null for none
/// @param notes further text about the task, taken as data; null for none
/// @param omissions what was asked for and is not there
public record ContextAddition(
    List<Skill> skills,
    List<String> examples,
    @Nullable Project project,
    @Nullable Task task,
    @Nullable String notes,
    List<ContextMaterial.Omission> omissions) {

  public ContextAddition {
    skills = List.copyOf(skills);
    examples = List.copyOf(examples);
    omissions = List.copyOf(omissions);
  }
}
