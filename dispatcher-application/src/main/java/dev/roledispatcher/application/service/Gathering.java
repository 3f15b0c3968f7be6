package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.PastAttempts;
import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.domain.context.ContextMaterial;
import dev.roledispatcher.domain.context.ContextMaterial.Omission;
import dev.roledispatcher.domain.context.PastAttempt;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fetches what goes into a context beside role and task, each source within its time. What is
/// missing is an omission, or a failure when it was required.
final class Gathering {

  private static final String STEP = "build context";
  private static final String SKILLS = "skills";
  private static final String PROJECTS = "projects";

  private final SkillSource skills;
  private final ProjectSource projects;
  private final PastAttempts pastAttempts;
  private final ContextSettings settings;

  Gathering(
      SkillSource skills,
      ProjectSource projects,
      PastAttempts pastAttempts,
      ContextSettings settings) {
    this.skills = skills;
    this.projects = projects;
    this.pastAttempts = pastAttempts;
    this.settings = settings;
  }

  /// What there is for that role and task.
  ///
  /// @param before what came before; null when the task is new
  /// @throws ContextUnavailableException when something that is required is missing
  ContextMaterial gather(
      Role role, @Nullable Task task, @Nullable Before before, Deadline deadline) {
    deadline.remaining(STEP);
    List<Omission> omissions = new ArrayList<>();
    List<Skill> found = skillsOf(role, deadline, omissions);
    Project project = task == null ? null : projectOf(role, task, deadline, omissions);
    List<PastAttempt> past =
        task == null || before == null || settings.mostPast() == 0
            ? List.of()
            : past(task.id(), before);
    if (found.isEmpty() && project == null && past.isEmpty() && omissions.isEmpty()) {
      return ContextMaterial.none();
    }
    return new ContextMaterial(found, project, past, omissions);
  }

  /// The skills of that list that exist, in its order.
  ///
  /// @param omissions gets those that are missing
  List<Skill> skills(List<SkillId> wanted, Deadline deadline, List<Omission> omissions)
      throws SourceDownException {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<SkillId, Skill> there = skills.load(wanted, timeFor(deadline));
    List<Skill> found = new ArrayList<>(wanted.size());
    for (SkillId id : wanted) {
      Skill skill = there.get(id);
      if (skill == null) {
        omissions.add(
            new Omission(SectionName.SKILL_CONTEXT, id.value(), "There is no such skill."));
      } else {
        found.add(skill);
      }
    }
    return found;
  }

  /// The project of that id, when it exists.
  ///
  /// @param omissions gets it when it is missing
  @Nullable Project project(ProjectId wanted, Deadline deadline, List<Omission> omissions)
      throws SourceDownException {
    Optional<Project> found = projects.load(wanted, timeFor(deadline));
    if (found.isEmpty()) {
      omissions.add(
          new Omission(SectionName.PROJECT_CONTEXT, wanted.value(), "There is no such project."));
    }
    return found.orElse(null);
  }

  private List<PastAttempt> past(TaskId task, Before before) {
    List<PastAttempt> attempts = pastAttempts.attempts(task, settings.mostPast());
    Parting parting = before.parting();
    return parting == null ? attempts : attempts.stream().map(parting::endOf).toList();
  }

  private List<Skill> skillsOf(Role role, Deadline deadline, List<Omission> omissions) {
    List<SkillUse> uses = role.profile().skills();
    List<SkillId> ids = uses.stream().map(SkillUse::skill).toList();
    List<SkillId> required = uses.stream().filter(SkillUse::required).map(SkillUse::skill).toList();
    List<Skill> found;
    try {
      found = skills(ids, deadline, omissions);
    } catch (SourceDownException e) {
      if (!required.isEmpty()) {
        throw loadingFailed(role, required, "They cannot be fetched: " + e.getMessage());
      }
      if (settings.skillsRequired()) {
        throw sourceDown(role, SKILLS, e);
      }
      ids.forEach(id ->
          omissions.add(
              new Omission(
                  SectionName.SKILL_CONTEXT, id.value(), "It cannot be fetched at the moment.")));
      return List.of();
    }
    List<SkillId> missing =
        required.stream()
            .filter(id -> found.stream().noneMatch(skill -> skill.id().equals(id)))
            .toList();
    if (!missing.isEmpty()) {
      throw loadingFailed(role, missing, "They do not exist. Maybe put them at /v1/skills.");
    }
    return found;
  }

  private @Nullable Project projectOf(
      Role role, Task task, Deadline deadline, List<Omission> omissions) {
    Object named = settings.projectNamed(task).orElse(null);
    if (named == null) {
      return null;
    }
    ProjectId id = ContextSettings.projectId(named).orElse(null);
    if (id == null) {
      omissions.add(
          new Omission(
              SectionName.PROJECT_CONTEXT,
              settings.projectField(),
              "The metadata field '%s' of the task names no project."
                  .formatted(settings.projectField())));
      return null;
    }
    try {
      return project(id, deadline, omissions);
    } catch (SourceDownException e) {
      if (settings.projectRequired()) {
        throw sourceDown(role, PROJECTS, e);
      }
      omissions.add(
          new Omission(
              SectionName.PROJECT_CONTEXT, id.value(), "It cannot be fetched at the moment."));
      return null;
    }
  }

  private Duration timeFor(Deadline deadline) {
    Duration left = deadline.remaining(STEP);
    return left.compareTo(settings.sourceTimeout()) < 0 ? left : settings.sourceTimeout();
  }

  private static ContextUnavailableException loadingFailed(
      Role role, List<SkillId> skills, String why) {
    return new ContextUnavailableException(
        role.id(),
        new DispatchFailure.SkillLoadingFailed(
            role.id(),
            skills,
            "The role (%s) requires skills that are missing: %s. %s"
                .formatted(
                    role.id(),
                    String.join(", ", skills.stream().map(SkillId::value).toList()),
                    why)));
  }

  private static ContextUnavailableException sourceDown(
      Role role, String source, SourceDownException cause) {
    return new ContextUnavailableException(
        role.id(),
        DispatchFailure.ContextFailed.sourceDown(
            source,
            "The context source (%s) cannot be reached: %s".formatted(source, cause.getMessage())));
  }
}
