package dev.roledispatcher.domain.context;

import static dev.roledispatcher.domain.context.Contexts.AMPLE;
import static dev.roledispatcher.domain.context.Contexts.names;
import static dev.roledispatcher.domain.context.Contexts.project;
import static dev.roledispatcher.domain.context.Contexts.role;
import static dev.roledispatcher.domain.context.Contexts.skill;
import static dev.roledispatcher.domain.context.Contexts.task;
import static dev.roledispatcher.domain.context.Contexts.use;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Task;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person is handed.
final class ContextBriefTest {

  @Test
  void beginsWithWhatIsToBeDone() throws BudgetTooSmall {
    RoleContext brief = brief();
    assertThat(names(brief))
        .containsExactly(
            SectionName.TASK_CONTEXT,
            SectionName.WHY_YOU,
            SectionName.CONSTRAINT_CONTEXT,
            SectionName.HANDOVER_CONTEXT,
            SectionName.PROJECT_CONTEXT,
            SectionName.SKILL_CONTEXT,
            SectionName.EXAMPLES);
    assertThat(brief.text()).startsWith("# What is to be done\n\n");
    assertThat(brief.section(SectionName.TASK_CONTEXT))
        .contains("- deadline: 1970-01-01T00:00:00Z\n");
    assertThat(brief.section(SectionName.SKILL_CONTEXT)).startsWith("# How it is done here\n\n");
    assertThat(brief.manifest().form()).isEqualTo(ContextForm.BRIEF);
    assertThat(brief.manifest().prefix().sections()).isZero();
  }

  @Test
  void saysWhyYou() throws BudgetTooSmall {
    assertThat(brief().section(SectionName.WHY_YOU))
        .isEqualTo(
            """
            # Why you

            You are asked as Code Reviewer.

            Of what is asked for, you cover:
            - code_review (level 4 of 5)

            What is expected of you:
            - You decide and you answer for the result; tools may prepare it.
            - Ask whoever gave the task when something that matters is unclear.
            - Write down what you decided and why.

            """);
  }

  @Test
  void doesNotSpeakToAModel() throws BudgetTooSmall {
    assertThat(brief().text())
        .doesNotContainIgnoringCase("You work as")
        .doesNotContain("AI")
        .doesNotContain("instructions");
  }

  private static RoleContext brief() throws BudgetTooSmall {
    Task plain = task("Decide on the design.");
    Task task =
        new Task(
            plain.id(),
            plain.description(),
            plain.requirements(),
            plain.priority(),
            plain.metadata(),
            plain.context(),
            Instant.EPOCH);
    PastAttempt attempt =
        new PastAttempt(
            new RoleId("bot"), "Bot", Instant.EPOCH, null, "declined", null, null, null, List.of());
    return Contexts.assemble(
        role(RoleType.HUMAN_PRIMARY, List.of(use("a")), List.of("An example.")),
        task,
        new ContextMaterial(
            List.of(skill("a", "Body.")), project("Facts."), List.of(attempt), List.of()),
        AMPLE);
  }
}
