package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.domain.context.SectionReport.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What holds for the context of every role, task and material, at every budget.
final class ContextPropertiesTest {

  private static final long SEED = 71_004;

  @Test
  void neverLosesToALargerBudgetWhatASmallerOneHad() throws BudgetTooSmall {
    RandomTexts texts = new RandomTexts(SEED);
    int cut = 0;
    int dropped = 0;
    for (int round = 0; round < 40; round++) {
      ContextInputs inputs = ContextInputs.from(texts);
      ContextAssembler assembler = Contexts.assembler(tight(texts));
      int enough = inputs(assembler, inputs, Contexts.AMPLE).tokenCount();
      RoleContext before = null;
      for (int budget = leastBudget(assembler, inputs); budget <= enough; budget++) {
        String at = "seed %d, round %d, budget %d".formatted(SEED, round, budget);
        RoleContext context = inputs(assembler, inputs, budget);
        assertThat(context.tokenCount())
            .as(at)
            .isEqualTo(new WordCounter().count(context.text()))
            .isLessThanOrEqualTo(budget);
        if (before != null) {
          assertThat(Contexts.names(context)).as(at).containsAll(Contexts.names(before));
          assertThat(whole(context)).as(at).containsAll(whole(before));
          assertThat(items(context)).as(at).containsAll(items(before));
        }
        before = context;
        cut += has(context, Action.CUT) ? 1 : 0;
        dropped += has(context, Action.DROPPED) ? 1 : 0;
      }
      RoleContext last = Objects.requireNonNull(before, "There must be a budget that is enough.");
      assertThat(has(last, Action.CUT) || has(last, Action.DROPPED))
          .as("seed %d, round %d", SEED, round)
          .isFalse();
    }
    assertThat(cut).isPositive();
    assertThat(dropped).isPositive();
  }

  @Test
  void keepsTheReserveFree() throws BudgetTooSmall {
    RandomTexts texts = new RandomTexts(SEED + 1);
    for (int round = 0; round < 100; round++) {
      ContextInputs inputs = ContextInputs.from(texts);
      ContextAssembler assembler = Contexts.assembler();
      int least = leastBudget(assembler, inputs);
      int reserve = texts.upTo(500);
      TokenBudget budget = new TokenBudget(least + reserve + texts.upTo(300), reserve, Map.of());
      RoleContext context =
          assembler.assemble(inputs.role(), inputs.task(), inputs.material(), budget);
      assertThat(context.tokenCount() + reserve)
          .as("seed %d, round %d", SEED + 1, round)
          .isLessThanOrEqualTo(budget.tokens());
      assertThat(context.manifest().reserve()).isEqualTo(reserve);
    }
  }

  @Test
  void givesTheSameBytesWhetherAnythingIsRemembered() throws BudgetTooSmall {
    RandomTexts texts = new RandomTexts(SEED + 2);
    for (int round = 0; round < 60; round++) {
      ContextInputs inputs = ContextInputs.from(texts);
      ContextAssembler assembler = Contexts.assembler();
      int budget = leastBudget(assembler, inputs) + texts.upTo(400);
      RoleContext first = inputs(assembler, inputs, budget);
      String at = "seed %d, round %d".formatted(SEED + 2, round);
      assertThat(inputs(assembler, inputs, budget)).as(at).isEqualTo(first);
      assertThat(inputs(Contexts.assembler(), inputs, budget)).as(at).isEqualTo(first);
      assertThat(first.manifest().hash()).as(at).isEqualTo(TextBlock.hashOf(first.text()));
      assertThat(first.manifest().prefix().hash())
          .as(at)
          .isEqualTo(TextBlock.hashOf(prefix(first)));
    }
  }

  @Test
  void letsNoUntrustedTextOutOfItsFence() throws BudgetTooSmall {
    RandomTexts texts = new RandomTexts(SEED + 3);
    int seen = 0;
    for (int round = 0; round < 150; round++) {
      ContextInputs inputs = ContextInputs.from(texts);
      ContextAssembler assembler = Contexts.assembler(tight(texts));
      int least = leastBudget(assembler, inputs);
      for (int budget = least; budget < least + 2_000; budget += 1 + texts.upTo(90)) {
        RoleContext context = inputs(assembler, inputs, budget);
        String at = "seed %d, round %d, budget %d".formatted(SEED + 3, round, budget);
        for (SectionText section : context.sections()) {
          assertThat(MarkdownFences.linesOutside(section.text()))
              .as(at)
              .noneMatch(line -> line.indexOf(ContextInputs.UNTRUSTED) >= 0);
        }
        seen += context.text().indexOf(ContextInputs.UNTRUSTED) >= 0 ? 1 : 0;
      }
    }
    assertThat(seen).isPositive();
  }

  @Test
  void isMadeOfBlocksThatBeginWithAHeadingAndEndInABlankLine() throws BudgetTooSmall {
    RandomTexts texts = new RandomTexts(SEED + 4);
    for (int round = 0; round < 100; round++) {
      ContextInputs inputs = ContextInputs.from(texts);
      ContextAssembler assembler = Contexts.assembler(tight(texts));
      int budget = leastBudget(assembler, inputs) + texts.upTo(600);
      RoleContext context = inputs(assembler, inputs, budget);
      for (SectionText section : context.sections()) {
        assertThat(section.text()).startsWith("# ");
        for (TextBlock block : section.blocks()) {
          assertThat(block.text())
              .as("seed %d, round %d", SEED + 4, round)
              .matches("(?s)##? .*\\S\n\n");
        }
      }
    }
  }

  /// A plan with small numbers, so that everything happens in a small range of budgets.
  private static ContextPlan tight(RandomTexts texts) {
    Map<SectionName, SectionPlan> sections =
        ContextPlan.DEFAULT.sections().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        new SectionPlan(
                            texts.upTo(40),
                            1 + texts.upTo(100),
                            TokenBudget.MOST,
                            1 + texts.upTo(50),
                            entry.getValue().priority())));
    return new ContextPlan(sections, texts.upTo(1) == 0);
  }

  private static RoleContext inputs(ContextAssembler assembler, ContextInputs inputs, int budget)
      throws BudgetTooSmall {
    return assembler.assemble(
        inputs.role(), inputs.task(), inputs.material(), new TokenBudget(budget));
  }

  private static int leastBudget(ContextAssembler assembler, ContextInputs inputs) {
    return catchThrowableOfType(BudgetTooSmall.class, () -> inputs(assembler, inputs, 1)).needed();
  }

  private static boolean has(RoleContext context, Action action) {
    return context.manifest().sections().stream().anyMatch(report -> report.action() == action);
  }

  private static Set<SectionName> whole(RoleContext context) {
    return context.manifest().sections().stream()
        .filter(report -> report.action() == Action.KEPT)
        .map(SectionReport::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> items(RoleContext context) {
    Set<String> items = new HashSet<>();
    for (ItemReport item : context.manifest().items()) {
      if (item.action() != Action.DROPPED) {
        items.add(item.section() + " " + item.id());
      }
      if (item.action() == Action.KEPT) {
        items.add(item.section() + " " + item.id() + " whole");
      }
    }
    return items;
  }

  private static String prefix(RoleContext context) {
    List<SectionText> sections = context.sections();
    return sections.subList(0, context.manifest().prefix().sections()).stream()
        .map(SectionText::text)
        .collect(Collectors.joining());
  }
}
