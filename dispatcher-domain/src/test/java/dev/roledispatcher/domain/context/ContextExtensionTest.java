package dev.roledispatcher.domain.context;

import static dev.roledispatcher.domain.context.Contexts.AMPLE;
import static dev.roledispatcher.domain.context.Contexts.assemble;
import static dev.roledispatcher.domain.context.Contexts.assembler;
import static dev.roledispatcher.domain.context.Contexts.given;
import static dev.roledispatcher.domain.context.Contexts.item;
import static dev.roledispatcher.domain.context.Contexts.names;
import static dev.roledispatcher.domain.context.Contexts.project;
import static dev.roledispatcher.domain.context.Contexts.reviewer;
import static dev.roledispatcher.domain.context.Contexts.skill;
import static dev.roledispatcher.domain.context.Contexts.skills;
import static dev.roledispatcher.domain.context.Contexts.task;
import static dev.roledispatcher.domain.context.Contexts.use;
import static dev.roledispatcher.domain.context.Contexts.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.context.SectionReport.Action;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Contexts that are given back, with more in them or as one.
final class ContextExtensionTest {

  @Test
  void leavesWhatThereWasAsItWas() throws BudgetTooSmall {
    RoleContext base = assemble(reviewer(use("a")), task("Go"), skills(skill("a", "A.")), AMPLE);
    RoleContext same = extend(base, addition(null), AMPLE);
    assertThat(same.text()).isEqualTo(base.text());
    assertThat(same.tokenCount()).isEqualTo(base.tokenCount());
    assertThat(same.manifest().hash()).isEqualTo(base.manifest().hash());
  }

  @Test
  void addsSkillsExamplesProjectAndNotes() throws BudgetTooSmall {
    RoleContext base = assemble(reviewer(use("a")), task("Go"), skills(skill("a", "A.")), AMPLE);
    ContextAddition addition =
        new ContextAddition(
            List.of(skill("a", "Again."), skill("b", "B.")),
            List.of("Shown."),
            project("Facts."),
            null,
            "```\nMind the gap.",
            List.of());
    RoleContext more = extend(base, addition, AMPLE);
    assertThat(names(more))
        .containsExactly(
            SectionName.SYSTEM_PROMPT,
            SectionName.SKILL_CONTEXT,
            SectionName.CONSTRAINT_CONTEXT,
            SectionName.PROJECT_CONTEXT,
            SectionName.EXAMPLES,
            SectionName.TASK_CONTEXT);
    assertThat(more.section(SectionName.SKILL_CONTEXT))
        .startsWith(base.section(SectionName.SKILL_CONTEXT))
        .endsWith("## Skill: b\n\n```markdown\nAbout b.\n\nB.\n```\n\n")
        .doesNotContain("Again.");
    assertThat(more.section(SectionName.TASK_CONTEXT))
        .isEqualTo(
            base.section(SectionName.TASK_CONTEXT)
                + "## Notes on the task\n\n````text\n```\nMind the gap.\n````\n\n");
    assertThat(item(more, "a"))
        .extracting(ItemReport::action, ItemReport::reason)
        .containsExactly(Action.DROPPED, "The context has this skill.");
    assertThat(more.tokenCount()).isEqualTo(new WordCounter().count(more.text()));
    RoleContext evenMore =
        extend(
            more,
            new ContextAddition(List.of(), List.of("Two."), null, null, null, List.of()),
            AMPLE);
    assertThat(evenMore.section(SectionName.EXAMPLES))
        .contains("## Example: added#1\n", "## Example: added#2\n");
  }

  @Test
  void addsNoMoreThanFits() throws BudgetTooSmall {
    RoleContext base = assemble(reviewer(), task("Go"), ContextMaterial.none(), AMPLE);
    ContextAddition addition =
        new ContextAddition(
            List.of(skill("a", words("a", 300)), skill("b", words("b", 300))),
            List.of(),
            null,
            null,
            null,
            List.of());
    int budget = base.tokenCount() + 400;
    RoleContext more = extend(base, addition, budget);
    assertThat(more.tokenCount()).isLessThanOrEqualTo(budget);
    assertThat(item(more, "a").action()).isEqualTo(Action.KEPT);
    assertThat(item(more, "b").action()).isEqualTo(Action.CUT);
    assertThatThrownBy(() -> extend(base, addition, base.tokenCount() - 1))
        .isInstanceOf(BudgetTooSmall.class);
  }

  @Test
  void mendsATextThatWouldSwallowWhatFollows() throws BudgetTooSmall {
    GivenContext foreign =
        new GivenContext(
            new RoleId("r"),
            1,
            ContextForm.PROMPT,
            List.of(
                new SectionText(
                    SectionName.SYSTEM_PROMPT,
                    List.of(new TextBlock("Be good.\n```\nopen", false)))));
    RoleContext more =
        assembler().extend(foreign, null, addition("Notes."), new TokenBudget(AMPLE));
    assertThat(more.section(SectionName.SYSTEM_PROMPT))
        .isEqualTo("# Role\n\nBe good.\n```\nopen\n```\n\n");
    assertThat(names(more)).containsExactly(SectionName.SYSTEM_PROMPT, SectionName.TASK_CONTEXT);
  }

  @Test
  void mergesWhatIsSharedOnce() throws BudgetTooSmall, ContradictionException {
    RoleContext one =
        assemble(
            reviewer(use("a"), use("b")),
            task("Go"),
            skills(skill("a", "A."), skill("b", "B.")),
            AMPLE);
    RoleContext other =
        assemble(
            Contexts.role(
                "other", RoleType.AI_PRIMARY, List.of(), List.of(), Map.of("tone", "kind", "z", 1)),
            task("Go"),
            skills(skill("b", "B."), skill("c", "C.")),
            AMPLE);
    RoleContext merged =
        assembler().merge(List.of(given(one), given(other)), null, new TokenBudget(AMPLE));
    assertThat(merged.section(SectionName.CONSTRAINT_CONTEXT))
        .isEqualTo("# Constraints\n\n- max_cost: 5\n- tone: kind\n- z: 1\n\n");
    assertThat(merged.section(SectionName.TASK_CONTEXT))
        .isEqualTo(one.section(SectionName.TASK_CONTEXT));
    assertThat(merged.manifest().items()).extracting(ItemReport::id).containsExactly("a", "b", "c");
    assertThat(merged.tokenCount()).isEqualTo(new WordCounter().count(merged.text()));
    int tight = merged.tokenCount() - 1;
    RoleContext less =
        assembler().merge(List.of(given(one), given(other)), null, new TokenBudget(tight));
    assertThat(item(less, "c").action()).isEqualTo(Action.DROPPED);
    assertThat(less.tokenCount()).isLessThanOrEqualTo(tight);
  }

  @Test
  void refusesContextsThatContradictEachOther() throws BudgetTooSmall {
    RoleContext one = constrained("one", Map.of("tone", "kind", "a: b", 1, "same", true));
    RoleContext other = constrained("other", Map.of("tone", "harsh", "a: b", 2, "same", true));
    assertThatThrownBy(() ->
            assembler().merge(List.of(given(one), given(other)), null, new TokenBudget(AMPLE)))
        .isInstanceOfSatisfying(
            ContradictionException.class,
            e ->
                assertThat(e.contradictions())
                    .containsExactly(
                        new Contradiction(
                            "\"a: b\"", new RoleId("one"), "1", new RoleId("other"), "2"),
                        new Contradiction(
                            "tone", new RoleId("one"), "kind", new RoleId("other"), "harsh")))
        .hasMessageContaining(
            "The constraint (tone) is kind for the role (one) and harsh for the role (other).");
  }

  private static RoleContext constrained(String id, Map<String, ?> limits) throws BudgetTooSmall {
    return assemble(
        Contexts.role(id, RoleType.AI_PRIMARY, List.of(), List.of(), limits),
        null,
        ContextMaterial.none(),
        AMPLE);
  }

  private static ContextAddition addition(@Nullable String notes) {
    return new ContextAddition(List.of(), List.of(), null, null, notes, List.of());
  }

  private static RoleContext extend(RoleContext base, ContextAddition addition, int budget)
      throws BudgetTooSmall {
    return assembler().extend(given(base), null, addition, new TokenBudget(budget));
  }
}
