package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.context.ContextAssembler.Omission;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Roles, tasks and sections for tests.
final class Contexts {

  private static final ContextAssembler ASSEMBLER = new ContextAssembler(new WordCounter());

  private Contexts() {}

  static Role reviewer() {
    return role(Attributes.of(Map.of("tone", "kind", "max_cost", 5)));
  }

  static Role role(Attributes limits) {
    RoleProfile profile =
        new RoleProfile(
            "Code Reviewer",
            "Reads changes.",
            RoleType.AI_PRIMARY,
            List.of(Capability.of(new CapabilityName("code_review"))),
            List.of(),
            new Constraints(null, limits),
            true,
            Attributes.none());
    return new Role(new RoleId("reviewer"), profile, 1, Instant.EPOCH, Instant.EPOCH);
  }

  static Task task(String description) {
    return task(description, Attributes.none());
  }

  static Task task(String description, Attributes data) {
    return new Task(
        new TaskId("task-1"),
        description,
        List.of(Requirement.of(new CapabilityName("code_review"))),
        Priority.HIGH,
        data,
        Attributes.none(),
        null);
  }

  static ContextSection section(SectionName name, ContextSection.Need need, String body) {
    return new ContextSection(name, "About " + name, body, need);
  }

  static RoleContext assemble(Task task, List<ContextSection> sourced, int budget)
      throws BudgetTooSmall {
    return assemble(task, sourced, List.of(), budget);
  }

  static RoleContext assemble(
      Task task, List<ContextSection> sourced, List<Omission> omitted, int budget)
      throws BudgetTooSmall {
    return ASSEMBLER.assemble(reviewer(), task, sourced, omitted, new TokenBudget(budget));
  }

  static SectionReport report(RoleContext context, SectionName name) {
    return context.manifest().sections().stream()
        .filter(report -> report.name() == name)
        .findFirst()
        .orElseThrow();
  }
}
