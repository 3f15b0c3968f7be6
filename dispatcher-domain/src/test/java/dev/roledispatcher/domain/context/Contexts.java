package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Roles, tasks, skills and projects for tests, and contexts of them counted in words.
final class Contexts {

  static final int AMPLE = 100_000;

  private Contexts() {}

  static ContextAssembler assembler() {
    return assembler(ContextPlan.DEFAULT);
  }

  static ContextAssembler assembler(ContextPlan plan) {
    return new ContextAssembler(model -> new WordCounter(), plan, new MapMemo());
  }

  static Role reviewer(SkillUse... skills) {
    return role(RoleType.AI_PRIMARY, List.of(skills), List.of());
  }

  static Role person() {
    return role(RoleType.HUMAN_PRIMARY, List.of(), List.of());
  }

  static Role role(RoleType type, List<SkillUse> skills, List<String> examples) {
    return role("reviewer", type, skills, examples, Map.of("tone", "kind", "max_cost", 5));
  }

  static Role role(
      String id,
      RoleType type,
      List<SkillUse> skills,
      List<String> examples,
      Map<String, ?> limits) {
    RoleProfile plain =
        new RoleProfile(
            "Code Reviewer",
            "Reads changes.",
            type,
            List.of(new Capability(new CapabilityName("code_review"), new Proficiency(4))),
            skills,
            examples,
            new Constraints(null, Attributes.of(limits)),
            Engagement.DEFAULT,
            true,
            Attributes.none());
    return new Role(new RoleId(id), plain, 1, Instant.EPOCH, Instant.EPOCH);
  }

  static Role withModel(Role role, String model) {
    RoleProfile profile = role.profile();
    return new Role(
        role.id(),
        new RoleProfile(
            profile.name(),
            profile.description(),
            profile.type(),
            profile.capabilities(),
            profile.skills(),
            profile.examples(),
            profile.constraints(),
            profile.engagement(),
            profile.active(),
            Attributes.of(Map.of(Role.MODEL, model))),
        role.version() + 1,
        role.createdAt(),
        role.updatedAt());
  }

  static Task task(String description) {
    return task(description, Attributes.none());
  }

  static Task task(String description, Attributes metadata) {
    return new Task(
        new TaskId("task-1"),
        description,
        List.of(Requirement.of(new CapabilityName("code_review"))),
        Priority.HIGH,
        metadata,
        Attributes.none(),
        null);
  }

  static SkillUse use(String skill) {
    return SkillUse.of(new SkillId(skill));
  }

  static SkillUse need(String skill) {
    return new SkillUse(new SkillId(skill), true);
  }

  static Skill skill(String id, String body) {
    return skill(id, "About " + id + ".", body, List.of());
  }

  static Skill skill(String id, String summary, String body, List<String> examples) {
    return new Skill(
        new SkillId(id),
        new SkillContent(summary, body, examples, List.of()),
        3,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  static Project project(String text) {
    return new Project(new ProjectId("apollo"), text, 2, Instant.EPOCH, Instant.EPOCH);
  }

  static ContextMaterial skills(Skill... skills) {
    return material(null, skills);
  }

  static ContextMaterial material(@Nullable Project project, Skill... skills) {
    return new ContextMaterial(List.of(skills), project, List.of(), List.of());
  }

  static ContextMaterial past(PastAttempt... attempts) {
    return new ContextMaterial(List.of(), null, List.of(attempts), List.of());
  }

  static RoleContext assemble(Role role, @Nullable Task task, ContextMaterial material, int budget)
      throws BudgetTooSmall {
    return assembler().assemble(role, task, material, new TokenBudget(budget));
  }

  static List<SectionName> names(RoleContext context) {
    return context.sections().stream().map(SectionText::name).toList();
  }

  static SectionReport report(RoleContext context, SectionName name) {
    return context.manifest().sections().stream()
        .filter(report -> report.name() == name)
        .findFirst()
        .orElseThrow();
  }

  static ItemReport item(RoleContext context, String id) {
    return context.manifest().items().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static GivenContext given(RoleContext context) {
    return new GivenContext(
        context.role(), context.roleVersion(), context.manifest().form(), context.sections());
  }

  /// Words that stand nowhere else.
  static String words(String word, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(word).append(i).append(i % 12 == 11 ? ".\n\n" : " ");
    }
    return text.toString();
  }
}
