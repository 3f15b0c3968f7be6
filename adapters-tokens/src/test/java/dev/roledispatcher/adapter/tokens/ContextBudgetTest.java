package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.context.BudgetTooSmall;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextSection;
import dev.roledispatcher.domain.context.ContextSection.Need;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A context keeps to its budget, counted anew on its whole final text.
final class ContextBudgetTest {

  private static final long SEED = 13_303;
  private static final int ROUNDS = 400;

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void keepsToTheBudgetOrSaysThatItIsTooSmall(TokenEncoding encoding) {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(encoding);
    ContextAssembler assembler = new ContextAssembler(new CachingTokenCounter(counter, 1_000_000));
    ContextAssembler again = new ContextAssembler(counter);
    NastyTexts texts = new NastyTexts(SEED);
    int made = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Inputs inputs = Inputs.from(texts);
      try {
        RoleContext context = inputs.assembleWith(assembler);
        made++;
        assertThat(context.tokenCount())
            .as("seed %d, round %d: %s", SEED, round, inputs)
            .isEqualTo(counter.count(context.text()))
            .isLessThanOrEqualTo(inputs.budget().tokens());
        assertThat(inputs.assembleWith(again)).isEqualTo(context);
      } catch (BudgetTooSmall refusal) {
        assertThat(refusal.needed())
            .as("seed %d, round %d: %s", SEED, round, inputs)
            .isGreaterThan(inputs.budget().tokens());
      }
    }
    assertThat(made).isBetween(ROUNDS / 4, ROUNDS - 1);
  }

  @Test
  void keepsToTheBudgetByAnEstimateOfTheWhole() {
    ModelTokenCounters counters =
        new ModelTokenCounters(
            TokenEncoding.O200K_BASE,
            ModelTokenCounters.OTHER_MODELS,
            Map.of(),
            new CountCache(1_000_000));
    TokenCounter counter = counters.of("claude-3-opus");
    ContextAssembler assembler = new ContextAssembler(counter);
    NastyTexts texts = new NastyTexts(SEED + 1);
    int made = 0;
    for (int round = 0; round < ROUNDS / 4; round++) {
      Inputs inputs = Inputs.from(texts);
      try {
        RoleContext context = inputs.assembleWith(assembler);
        made++;
        assertThat(context.tokenCount())
            .as("seed %d, round %d: %s", SEED + 1, round, inputs)
            .isBetween(counter.count(context.text()), inputs.budget().tokens());
        assertThat(context.manifest().tokenizer()).isEqualTo("o200k_base+35%");
      } catch (BudgetTooSmall refusal) {
        assertThat(refusal.needed()).isGreaterThan(inputs.budget().tokens());
      }
    }
    assertThat(made).isBetween(ROUNDS / 16, ROUNDS / 4 - 1);
  }

  /// All that a context is made of.
  private record Inputs(Role role, Task task, List<ContextSection> sourced, TokenBudget budget) {

    static Inputs from(NastyTexts texts) {
      return new Inputs(
          role(texts), task(texts), sections(texts), new TokenBudget(1 + texts.below(1_500)));
    }

    RoleContext assembleWith(ContextAssembler assembler) throws BudgetTooSmall {
      return assembler.assemble(role, task, sourced, List.of(), budget);
    }

    private static Role role(NastyTexts texts) {
      RoleProfile profile =
          new RoleProfile(
              "x" + limited(texts.next(5), 100),
              limited(texts.next(20), RoleProfile.MAX_DESCRIPTION_BYTES / 4),
              texts.oneOf(List.of(RoleType.values())),
              List.of(),
              List.of(),
              new Constraints(null, data(texts)),
              true,
              Attributes.none());
      return new Role(new RoleId("role-1"), profile, 1, Instant.EPOCH, Instant.EPOCH);
    }

    private static Task task(NastyTexts texts) {
      String hugeWord = texts.below(10) == 0 ? "x".repeat(texts.below(3_000)) : "";
      return new Task(
          new TaskId("task-1"),
          "Do: " + limited(texts.next(200), 4_000) + hugeWord,
          List.of(),
          Priority.HIGH,
          data(texts),
          data(texts),
          null);
    }

    private static Attributes data(NastyTexts texts) {
      return texts.below(2) == 0
          ? Attributes.none()
          : Attributes.of(
              Map.of("a " + texts.next(2), texts.next(10), "b", List.of(1, texts.next(3))));
    }

    private static List<ContextSection> sections(NastyTexts texts) {
      List<ContextSection> sections = new ArrayList<>();
      for (SectionName name :
          List.of(SectionName.SKILL_CONTEXT, SectionName.PROJECT_CONTEXT, SectionName.EXAMPLES)) {
        if (texts.below(2) == 0) {
          Need need = texts.oneOf(List.of(Need.values()));
          sections.add(new ContextSection(name, "Section", texts.next(80), need));
        }
      }
      return sections;
    }

    private static String limited(String text, int most) {
      return text.substring(0, Math.min(most, text.length()));
    }
  }
}
