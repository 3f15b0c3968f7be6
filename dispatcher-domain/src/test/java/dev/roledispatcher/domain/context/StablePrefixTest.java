package dev.roledispatcher.domain.context;

import static dev.roledispatcher.domain.context.Contexts.assemble;
import static dev.roledispatcher.domain.context.Contexts.project;
import static dev.roledispatcher.domain.context.Contexts.reviewer;
import static dev.roledispatcher.domain.context.Contexts.role;
import static dev.roledispatcher.domain.context.Contexts.skill;
import static dev.roledispatcher.domain.context.Contexts.task;
import static dev.roledispatcher.domain.context.Contexts.use;
import static dev.roledispatcher.domain.context.Contexts.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The beginning that the contexts of a role share.
final class StablePrefixTest {

  private static final Role ROLE =
      role(RoleType.AI_PRIMARY, List.of(use("a"), use("b")), List.of("An example."));

  private static final ContextMaterial MATERIAL =
      Contexts.material(
          project("Facts. " + words("p", 50)),
          skill("a", words("a", 300)),
          skill("b", words("b", 300)));

  @Test
  void isTheSameForAHundredTasks() throws BudgetTooSmall {
    Counting counter = new Counting();
    ContextAssembler assembler =
        new ContextAssembler(model -> counter, ContextPlan.DEFAULT, new MapMemo());
    Set<String> beginnings = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Task task =
          task("Task number " + i + ". " + words("t" + i, i), Attributes.of(Map.of("k", i)));
      RoleContext context = assembler.assemble(ROLE, task, MATERIAL, new TokenBudget(8_000));
      StablePrefix prefix = context.manifest().prefix();
      assertThat(prefix.sections()).isEqualTo(5);
      assertThat(prefix.tokens())
          .isEqualTo(
              context.tokenCount()
                  - new WordCounter().count(context.section(SectionName.TASK_CONTEXT)));
      hashes.add(prefix.hash());
      beginnings.add(
          context
              .text()
              .substring(0, context.text().indexOf(context.section(SectionName.TASK_CONTEXT))));
    }
    assertThat(beginnings).hasSize(1);
    assertThat(hashes).containsExactly(TextBlock.hashOf(beginnings.iterator().next()));
    counter.asked.forEach((text, times) -> {
      if (text.startsWith("## Skill") || text.startsWith("## Project")) {
        assertThat(counter.counted.get(text)).as(text).isEqualTo(1);
        assertThat(times).isGreaterThanOrEqualTo(100);
      }
    });
    assertThat(counter.counted).hasSizeLessThan(100 * 2 + 12);
  }

  @Test
  void endsWhereTheTaskDecides() throws BudgetTooSmall {
    int all = assemble(ROLE, task("Go"), MATERIAL, Contexts.AMPLE).tokenCount();
    StablePrefix prefix = assemble(ROLE, task("Go"), MATERIAL, all - 200).manifest().prefix();
    assertThat(prefix.sections()).isEqualTo(1);
  }

  @Test
  void isAllThatStandsBeforeTheTaskForARoleWithoutMore() throws BudgetTooSmall {
    RoleContext context = assemble(reviewer(), task("Go"), ContextMaterial.none(), 8_000);
    assertThat(context.manifest().prefix().sections()).isEqualTo(2);
  }

  /// Counts words, and remembers what it counted as the counters in use do.
  private static final class Counting implements TokenCounter {

    private final WordCounter words = new WordCounter();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Integer> counted = new HashMap<>();
    private final Map<String, Integer> known = new HashMap<>();

    @Override
    public int count(String text) {
      asked.merge(text, 1, Integer::sum);
      return known.computeIfAbsent(
          text,
          _ -> {
            counted.merge(text, 1, Integer::sum);
            return words.count(text);
          });
    }

    @Override
    public String name() {
      return words.name();
    }

    @Override
    public Method method() {
      return words.method();
    }

    @Override
    public double margin() {
      return words.margin();
    }
  }
}
