package dev.roledispatcher.benchmarks;

import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.application.service.ContextBuilder;
import dev.roledispatcher.application.service.ContextSettings;
import dev.roledispatcher.application.service.ContextSources;
import dev.roledispatcher.application.service.ContextTally;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Skills that are all at hand.
final class WarmSkills implements SkillSource {

  private final Map<SkillId, Skill> skills;

  private WarmSkills(List<Skill> skills) {
    this.skills = skills.stream().collect(Collectors.toMap(Skill::id, Function.identity()));
  }

  /// Builds contexts of these skills, and of nothing else.
  static ContextBuilder builder(List<Skill> skills, ContextAssembler assembler) {
    return new ContextBuilder(
        new ContextSources(
            new WarmSkills(skills),
            new NoProjects(),
            (task, most) -> List.of(),
            ContextSettings.DEFAULT),
        assembler,
        new ContextTally());
  }

  @Override
  public Map<SkillId, Skill> load(Collection<SkillId> ids, Duration within) {
    Map<SkillId, Skill> found = new HashMap<>();
    for (SkillId id : ids) {
      Skill skill = skills.get(id);
      if (skill != null) {
        found.put(id, skill);
      }
    }
    return found;
  }

  @Override
  public void changed(SkillId id) {}

  /// Has no projects.
  private static final class NoProjects implements ProjectSource {

    @Override
    public Optional<Project> load(ProjectId id, Duration within) {
      return Optional.empty();
    }

    @Override
    public void changed(ProjectId id) {}
  }
}
