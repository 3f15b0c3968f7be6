package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.context.ListPart.Kind;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sections of a context that is made from a role, a task and material.
final class RoleParts {

  static final Kind SKILLS = new Kind("skill", "skills", false, true);
  static final Kind PROJECTS = new Kind("project", "projects", false, true);
  static final Kind EXAMPLES = new Kind("example", "examples", false, true);
  static final Kind ATTEMPTS = new Kind("attempt", "attempts", false, false);

  private final Making making;
  private final Role role;
  private final @Nullable Task task;
  private final ContextMaterial material;
  private final List<SkillItem> skills = new ArrayList<>();
  private final List<TextItem> examples = new ArrayList<>();
  private final Shown nothing;
  private int requiredSkills;

  RoleParts(Making making, Role role, @Nullable Task task, ContextMaterial material) {
    this.making = making;
    this.role = role;
    this.task = task;
    this.material = material;
    addSkills();
    addExamples();
    this.nothing = Shown.nothing(making.memo(), texts());
  }

  /// All sections that have something to say.
  List<Part> all() {
    List<Part> parts = least();
    if (!skills.isEmpty()) {
      parts.add(list(SectionName.SKILL_CONTEXT, SKILLS, skills, requiredSkills));
    }
    Project project = material.project();
    if (project != null) {
      parts.add(list(SectionName.PROJECT_CONTEXT, PROJECTS, List.of(project(making, project)), 0));
    }
    if (!examples.isEmpty()) {
      parts.add(list(SectionName.EXAMPLES, EXAMPLES, examples, 0));
    }
    if (!material.past().isEmpty()) {
      parts.add(list(SectionName.HANDOVER_CONTEXT, ATTEMPTS, attempts(), 0));
    }
    return parts;
  }

  /// The sections of role, constraints and task.
  List<Part> least() {
    List<Part> parts = new ArrayList<>();
    RoleTexts texts = RoleTexts.of(role, making.memo());
    switch (making.form()) {
      case PROMPT ->
          parts.add(
              new FixedPart(
                  making, SectionName.SYSTEM_PROMPT, true, true, List.of(texts.system())));
      case BRIEF -> {
        if (task != null) {
          TextBlock why = RoleTexts.whyYou(role, task);
          parts.add(new FixedPart(making, SectionName.WHY_YOU, false, false, List.of(why)));
        }
      }
    }
    TextBlock constraints = texts.constraints();
    if (constraints != null) {
      parts.add(
          new FixedPart(making, SectionName.CONSTRAINT_CONTEXT, true, true, List.of(constraints)));
    }
    if (task != null) {
      parts.add(new TaskPart(making, head(SectionName.TASK_CONTEXT), task, ""));
    }
    return parts;
  }

  /// No text at all of those that the sections may show.
  Shown nothing() {
    return nothing;
  }

  static TextItem project(Making making, Project project) {
    return new TextItem(
        making,
        "Project",
        project.id().value(),
        project.version(),
        "markdown",
        project.text(),
        true);
  }

  static TextItem example(
      Making making, String of, int number, @Nullable Long version, String text) {
    return new TextItem(making, "Example", of + "#" + number, version, "markdown", text, true);
  }

  private ListPart list(SectionName name, Kind kind, List<? extends Item> items, int required) {
    return new ListPart(
        making, name, kind, head(name), items, required, () -> byNeed(items, required), nothing);
  }

  private List<TextBlock> head(SectionName name) {
    return List.of(Wording.head(name, making.form()));
  }

  /// The required things, then the others by how much they have to do with the task.
  private int[] byNeed(List<? extends Item> items, int required) {
    return task == null || items.size() - required < 2 || items.getFirst() instanceof AttemptItem
        ? ListPart.inOrder(items.size())
        : Relevances.of(making, task, items, required);
  }

  private void addSkills() {
    Set<SkillId> required =
        role.profile().skills().stream()
            .filter(SkillUse::required)
            .map(SkillUse::skill)
            .collect(Collectors.toSet());
    for (Skill skill : material.skills()) {
      if (required.contains(skill.id())) {
        skills.add(new SkillItem(making, skill));
      }
    }
    requiredSkills = skills.size();
    for (Skill skill : material.skills()) {
      if (!required.contains(skill.id())) {
        skills.add(new SkillItem(making, skill));
      }
    }
  }

  private void addExamples() {
    addExamples(role.id().value(), role.version(), role.profile().examples());
    for (SkillItem item : skills) {
      addExamples(item.id(), item.version(), item.skill().content().examples());
    }
  }

  private void addExamples(String of, @Nullable Long version, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      examples.add(example(making, of, i + 1, version, texts.get(i)));
    }
  }

  private List<AttemptItem> attempts() {
    List<AttemptItem> attempts = new ArrayList<>();
    for (int i = material.past().size(); i > 0; i--) {
      attempts.add(new AttemptItem(making, material.past().get(i - 1), i));
    }
    return attempts;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    skills.forEach(skill -> texts.add(skill.text()));
    Project project = material.project();
    if (project != null) {
      texts.add(project.text());
    }
    examples.forEach(example -> texts.add(example.text()));
    return texts;
  }
}
