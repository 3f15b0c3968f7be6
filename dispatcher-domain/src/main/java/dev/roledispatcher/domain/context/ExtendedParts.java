package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.context.ContextMaterial.Omission;
import dev.roledispatcher.domain.context.ListPart.Kind;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sections of a context that a caller gave back, and of what is added to it.
final class ExtendedParts {

  private static final String ADDED = "added";

  private final Making making;
  private final ContextAddition addition;
  private final Map<SectionName, List<TextBlock>> given = new EnumMap<>(SectionName.class);
  private final List<Omission> omissions;
  private final List<Part> parts = new ArrayList<>();
  private final List<SkillItem> skills = new ArrayList<>();
  private final List<TextItem> examples = new ArrayList<>();
  private final @Nullable Project project;
  private final @Nullable Task task;
  private final Shown nothing;

  ExtendedParts(Making making, GivenContext base, ContextAddition addition) {
    this.making = making;
    this.addition = addition;
    this.omissions = new ArrayList<>(addition.omissions());
    base.sections()
        .forEach(section ->
            given
                .computeIfAbsent(section.name(), name -> new ArrayList<>())
                .addAll(GivenText.blocks(section, base.form())));
    this.project = projectToAdd();
    this.task = taskToAdd();
    addSkills();
    addExamples();
    this.nothing = Shown.nothing(making.memo(), texts());
    makeParts();
  }

  List<Part> all() {
    return parts;
  }

  Shown nothing() {
    return nothing;
  }

  /// What was to be added and is not, because it is missing or there already.
  List<Omission> omissions() {
    return omissions;
  }

  private @Nullable Project projectToAdd() {
    Project added = addition.project();
    if (added != null && given.containsKey(SectionName.PROJECT_CONTEXT)) {
      leaveOut(SectionName.PROJECT_CONTEXT, added.id().value(), "The context has a project.");
      return null;
    }
    return added;
  }

  private @Nullable Task taskToAdd() {
    Task added = addition.task();
    if (added != null && given.containsKey(SectionName.TASK_CONTEXT)) {
      leaveOut(SectionName.TASK_CONTEXT, added.id().value(), "The context has a task.");
      return null;
    }
    return added;
  }

  private void addSkills() {
    List<String> there = new ArrayList<>();
    given(SectionName.SKILL_CONTEXT).stream()
        .filter(GivenText::isItem)
        .forEach(block -> there.add(GivenText.idOf(block)));
    for (Skill skill : addition.skills()) {
      if (there.contains(skill.id().value())) {
        leaveOut(SectionName.SKILL_CONTEXT, skill.id().value(), "The context has this skill.");
      } else {
        there.add(skill.id().value());
        skills.add(new SkillItem(making, skill));
      }
    }
  }

  private void addExamples() {
    String all =
        given(SectionName.EXAMPLES).stream().map(TextBlock::text).collect(Collectors.joining());
    int number = 1;
    for (String example : addition.examples()) {
      while (all.contains("## Example: " + ADDED + "#" + number + "\n")) {
        number++;
      }
      examples.add(RoleParts.example(making, ADDED, number, null, example));
      number++;
    }
  }

  private void leaveOut(SectionName section, String id, String reason) {
    omissions.add(new Omission(section, id, reason));
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    skills.forEach(skill -> texts.add(skill.text()));
    if (project != null) {
      texts.add(project.text());
    }
    examples.forEach(example -> texts.add(example.text()));
    return texts;
  }

  private void makeParts() {
    for (SectionName name : SectionName.values()) {
      switch (name) {
        case SKILL_CONTEXT -> addList(name, RoleParts.SKILLS, skills);
        case EXAMPLES -> addList(name, RoleParts.EXAMPLES, examples);
        case PROJECT_CONTEXT ->
            addList(
                name,
                RoleParts.PROJECTS,
                project == null ? List.of() : List.of(RoleParts.project(making, project)));
        case TASK_CONTEXT -> addTask();
        case SYSTEM_PROMPT, CONSTRAINT_CONTEXT, WHY_YOU, HANDOVER_CONTEXT ->
            addList(name, RoleParts.ATTEMPTS, List.of());
      }
    }
  }

  private void addTask() {
    String notes = addition.notes() == null ? "" : addition.notes();
    boolean isGiven = given.containsKey(SectionName.TASK_CONTEXT);
    if (isGiven || task != null || !notes.isBlank()) {
      List<TextBlock> fixed =
          isGiven
              ? given(SectionName.TASK_CONTEXT)
              : List.of(Wording.head(SectionName.TASK_CONTEXT, making.form()));
      parts.add(new TaskPart(making, fixed, task, notes));
    }
  }

  private void addList(SectionName name, Kind kind, List<? extends Item> items) {
    boolean isGiven = given.containsKey(name);
    if (items.isEmpty()) {
      if (isGiven) {
        parts.add(new FixedPart(making, name, true, GivenText.isLasting(name), given(name)));
      }
      return;
    }
    List<TextBlock> fixed = isGiven ? given(name) : List.of(Wording.head(name, making.form()));
    parts.add(
        new ListPart(
            making,
            name,
            new Kind(kind.one(), kind.many(), isGiven, kind.lasting()),
            fixed,
            items,
            0,
            () -> ListPart.inOrder(items.size()),
            nothing));
  }

  private List<TextBlock> given(SectionName name) {
    return given.getOrDefault(name, List.of());
  }
}
