package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Skills and projects that a test put there, and that are down when it says so.
final class ScriptedSources implements SkillSource {

  private final Map<SkillId, Skill> skills = new HashMap<>();
  private final Map<ProjectId, Project> projects = new HashMap<>();
  private final Set<String> down = new HashSet<>();
  private final List<Duration> allowed = new ArrayList<>();

  void has(String skill, String summary) {
    SkillId id = new SkillId(skill);
    SkillContent content = new SkillContent(summary, "", List.of(), List.of());
    skills.put(id, new Skill(id, content, 1, SomeRoles.REGISTERED, SomeRoles.REGISTERED));
  }

  void hasProject(String project, String text) {
    ProjectId id = new ProjectId(project);
    projects.put(id, new Project(id, text, 1, SomeRoles.REGISTERED, SomeRoles.REGISTERED));
  }

  /// Whoever asks for one of these skills or projects gets no answer.
  void isDownFor(String... names) {
    down.addAll(List.of(names));
  }

  /// The time each question was allowed to take.
  List<Duration> allowed() {
    return allowed;
  }

  @Override
  public Map<SkillId, Skill> load(Collection<SkillId> ids, Duration within)
      throws SourceDownException {
    Map<SkillId, Skill> found = new HashMap<>();
    for (SkillId id : ids) {
      requireUp(id.value(), within);
      Skill skill = skills.get(id);
      if (skill != null) {
        found.put(id, skill);
      }
    }
    return found;
  }

  @Override
  public void changed(SkillId id) {
    throw new UnsupportedOperationException("Nothing is cached here.");
  }

  ProjectSource projects() {
    return new ProjectSource() {
      @Override
      public Optional<Project> load(ProjectId id, Duration within) throws SourceDownException {
        requireUp(id.value(), within);
        return Optional.ofNullable(projects.get(id));
      }

      @Override
      public void changed(ProjectId id) {
        throw new UnsupportedOperationException("Nothing is cached here.");
      }
    };
  }

  private void requireUp(String name, Duration within) throws SourceDownException {
    allowed.add(within);
    if (down.contains(name)) {
      throw new SourceDownException("no answer for " + name, new IOException("connection refused"));
    }
  }
}
