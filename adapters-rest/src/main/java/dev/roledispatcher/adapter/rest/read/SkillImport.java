package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.skill.SkillId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of an import, each with what is to become of it.
///
/// @param files one verdict per file, in their order
/// @param skills the skills that are fine, in the order of their files `SKILL.md`
public record SkillImport(List<File> files, List<NewSkill> skills) {

  public SkillImport {
    files = List.copyOf(files);
    skills = List.copyOf(skills);
  }

  /// What is to become of a file.
  public sealed interface File {

    /// It goes into a skill.
    ///
    /// @param path the path
    /// @param skill the place of the skill among those that are fine
    /// @param leading true for the `SKILL.md`, false for an example
    record Part(String path, int skill, boolean leading) implements File {}

    /// It means nothing here.
    ///
    /// @param path the path
    /// @param reason why not
    record Ignored(String path, String reason) implements File {}

    /// It, or another file of its skill, breaks the rules.
    ///
    /// @param path the path; null when it cannot be told
    /// @param skill the id of the skill; null when it cannot be told
    /// @param leading true for a `SKILL.md` and for what is no part of a skill
    /// @param violations everything that is wrong with the skill, or the file
    record Faulty(
        @Nullable String path, @Nullable SkillId skill, boolean leading, List<Violation> violations)
        implements File {

      public Faulty {
        violations = List.copyOf(violations);
      }
    }
  }
}
