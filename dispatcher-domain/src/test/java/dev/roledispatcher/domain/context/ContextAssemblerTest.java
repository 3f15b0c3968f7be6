package dev.roledispatcher.domain.context;

import static dev.roledispatcher.domain.context.Contexts.AMPLE;
import static dev.roledispatcher.domain.context.Contexts.assemble;
import static dev.roledispatcher.domain.context.Contexts.assembler;
import static dev.roledispatcher.domain.context.Contexts.item;
import static dev.roledispatcher.domain.context.Contexts.names;
import static dev.roledispatcher.domain.context.Contexts.project;
import static dev.roledispatcher.domain.context.Contexts.report;
import static dev.roledispatcher.domain.context.Contexts.reviewer;
import static dev.roledispatcher.domain.context.Contexts.role;
import static dev.roledispatcher.domain.context.Contexts.skill;
import static dev.roledispatcher.domain.context.Contexts.task;
import static dev.roledispatcher.domain.context.Contexts.use;
import static dev.roledispatcher.domain.context.Contexts.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.context.ContextMaterial.Omission;
import dev.roledispatcher.domain.context.SectionReport.Action;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a context is made of.
final class ContextAssemblerTest {

  @Test
  void putsTheStablePartsFirstAndTheTaskLast() throws BudgetTooSmall {
    RoleContext context = full(AMPLE);
    assertThat(names(context))
        .containsExactly(
            SectionName.SYSTEM_PROMPT,
            SectionName.SKILL_CONTEXT,
            SectionName.CONSTRAINT_CONTEXT,
            SectionName.PROJECT_CONTEXT,
            SectionName.EXAMPLES,
            SectionName.TASK_CONTEXT);
    assertThat(context.manifest().sections())
        .extracting(SectionReport::action)
        .containsOnly(Action.KEPT);
    assertThat(context.manifest().items())
        .extracting(ItemReport::id)
        .containsExactly("diffs", "apollo", "reviewer#1");
  }

  @Test
  void countsTheFinalText() throws BudgetTooSmall {
    RoleContext context = full(AMPLE);
    assertThat(context.tokenCount()).isEqualTo(new WordCounter().count(context.text()));
    assertThat(context.manifest().sections().stream().mapToInt(SectionReport::tokens).sum())
        .isEqualTo(context.tokenCount());
    assertThat(context.manifest().tokenizer()).isEqualTo("words");
  }

  @Test
  void fitsABudgetThatIsJustEnoughAndRefusesOneLess() throws BudgetTooSmall {
    int exact = assemble(reviewer(), task("Go"), ContextMaterial.none(), AMPLE).tokenCount();
    assertThat(assemble(reviewer(), task("Go"), ContextMaterial.none(), exact).tokenCount())
        .isEqualTo(exact);
    BudgetTooSmall refusal =
        catchThrowableOfType(
            BudgetTooSmall.class,
            () -> assemble(reviewer(), task("Go"), ContextMaterial.none(), exact - 1));
    assertThat(refusal.needed()).isEqualTo(exact);
    assertThat(refusal.budget()).isEqualTo(exact - 1);
    assertThat(refusal.section()).isEqualTo(SectionName.TASK_CONTEXT);
  }

  @Test
  void countsForTheModelOfTheRole() throws BudgetTooSmall {
    ContextAssembler assembler =
        new ContextAssembler(
            model -> "m-1".equals(model) ? new Doubling() : new WordCounter(),
            ContextPlan.DEFAULT,
            new MapMemo());
    TokenBudget ample = new TokenBudget(AMPLE);
    RoleContext plain = assembler.assemble(reviewer(), task("Go"), ContextMaterial.none(), ample);
    RoleContext modelled =
        assembler.assemble(
            Contexts.withModel(reviewer(), "m-1"), task("Go"), ContextMaterial.none(), ample);
    assertThat(modelled.tokenCount()).isEqualTo(2 * plain.tokenCount());
    assertThat(modelled.manifest().tokenizer()).isEqualTo("words twice");
  }

  @Test
  void showsWhatEachSectionCouldStillUse() throws BudgetTooSmall {
    RoleContext context = full(8_000);
    assertThat(context.manifest().sections()).allMatch(report -> report.remaining() > 0);
    assertThat(context.manifest().sections().stream().mapToInt(SectionReport::allotted).sum())
        .isEqualTo(8_000);
  }

  @Test
  void keepsASectionToItsOwnBudget() throws BudgetTooSmall {
    TokenBudget budget = new TokenBudget(AMPLE, 0, Map.of(SectionName.PROJECT_CONTEXT, 60));
    RoleContext context =
        assembler()
            .assemble(
                reviewer(), task("Go"), Contexts.material(project(words("fact", 500))), budget);
    SectionReport report = report(context, SectionName.PROJECT_CONTEXT);
    assertThat(report.action()).isEqualTo(Action.CUT);
    assertThat(report.tokens()).isLessThanOrEqualTo(60);
    assertThat(report.allotted()).isEqualTo(60);
    assertThat(context.section(SectionName.PROJECT_CONTEXT)).endsWith("```\n\n" + Wording.CUT);
  }

  @Test
  void saysInTheTextThatSectionsAreLeftOut() throws BudgetTooSmall {
    TokenBudget budget = new TokenBudget(AMPLE, 0, Map.of(SectionName.PROJECT_CONTEXT, 3));
    RoleContext context =
        assembler().assemble(reviewer(), task("Go"), Contexts.material(project("facts")), budget);
    assertThat(context.text()).endsWith(Wording.SECTIONS_LEFT_OUT.text());
    assertThat(report(context, SectionName.PROJECT_CONTEXT))
        .extracting(SectionReport::action, SectionReport::reason)
        .containsExactly(Action.DROPPED, "Its least form needs 24 tokens; the section may have 3.");
    assertThat(item(context, "apollo").action()).isEqualTo(Action.DROPPED);
    assertThat(context.tokenCount()).isEqualTo(new WordCounter().count(context.text()));
  }

  @Test
  void reportsWhatCouldNotBeHad() throws BudgetTooSmall {
    ContextMaterial material =
        new ContextMaterial(
            List.of(skill("diffs", "Read them.")),
            null,
            List.of(),
            List.of(
                new Omission(SectionName.SKILL_CONTEXT, "x", "There is no such skill."),
                new Omission(SectionName.PROJECT_CONTEXT, "p", "It cannot be reached.")));
    RoleContext context = assemble(reviewer(use("diffs")), task("Go"), material, AMPLE);
    assertThat(report(context, SectionName.SKILL_CONTEXT))
        .extracting(SectionReport::action, SectionReport::reason)
        .containsExactly(Action.CUT, "x: There is no such skill.");
    assertThat(report(context, SectionName.PROJECT_CONTEXT))
        .extracting(SectionReport::action, SectionReport::reason)
        .containsExactly(Action.DROPPED, "p: It cannot be reached.");
    assertThat(item(context, "x"))
        .isEqualTo(
            new ItemReport(
                SectionName.SKILL_CONTEXT,
                "x",
                null,
                0,
                Action.DROPPED,
                "There is no such skill."));
  }

  @Test
  void canDoWithoutATask() throws BudgetTooSmall {
    assertThat(names(assemble(reviewer(), null, ContextMaterial.none(), AMPLE)))
        .containsExactly(SectionName.SYSTEM_PROMPT, SectionName.CONSTRAINT_CONTEXT);
  }

  @Test
  void givesTheSameBytesWhateverTheOrderOfTheData() throws BudgetTooSmall {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("b", 1);
    one.put("a", List.of(true, "x\n\"y\""));
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("a", List.of(true, "x\n\"y\""));
    other.put("b", 1);
    assertThat(textOf(task("Go", Attributes.of(one))))
        .isEqualTo(textOf(task("Go", Attributes.of(other))))
        .contains("{\"metadata\": {\"a\": [true, \"x\\n\\\"y\\\"\"], \"b\": 1}}");
  }

  @Test
  void tellsTheConstraintsOfTheRole() throws BudgetTooSmall {
    assertThat(full(AMPLE).section(SectionName.CONSTRAINT_CONTEXT))
        .isEqualTo("# Constraints\n\n- max_cost: 5\n- tone: kind\n\n");
  }

  @Test
  void givesNoMoreThanRoleConstraintsAndTaskWhenThatIsAskedFor() throws BudgetTooSmall {
    RoleContext least =
        assembler()
            .minimal(
                role(RoleType.AI_PRIMARY, List.of(use("diffs")), List.of("An example.")),
                task("Go"),
                new TokenBudget(AMPLE));
    assertThat(names(least))
        .containsExactly(
            SectionName.SYSTEM_PROMPT, SectionName.CONSTRAINT_CONTEXT, SectionName.TASK_CONTEXT);
  }

  private static RoleContext full(int budget) throws BudgetTooSmall {
    return assemble(
        role(RoleType.AI_PRIMARY, List.of(use("diffs")), List.of("An example.")),
        task("Review it."),
        Contexts.material(project("The project."), skill("diffs", "Read them.")),
        budget);
  }

  private static String textOf(Task task) throws BudgetTooSmall {
    return assemble(reviewer(), task, ContextMaterial.none(), AMPLE).text();
  }

  /// Counts each word twice.
  private static final class Doubling implements TokenCounter {

    @Override
    public int count(String text) {
      return 2 * new WordCounter().count(text);
    }

    @Override
    public String name() {
      return "words twice";
    }

    @Override
    public Method method() {
      return Method.EXACT;
    }

    @Override
    public double margin() {
      return 0;
    }
  }
}
