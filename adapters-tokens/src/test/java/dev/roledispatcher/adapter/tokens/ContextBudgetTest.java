package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.context.BudgetTooSmall;
import dev.roledispatcher.domain.context.ContextAddition;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextMaterial;
import dev.roledispatcher.domain.context.ContextPlan;
import dev.roledispatcher.domain.context.ContradictionException;
import dev.roledispatcher.domain.context.GivenContext;
import dev.roledispatcher.domain.context.PastAttempt;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.SectionReport.Action;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A context keeps to its budget, counted anew on its whole final text.
final class ContextBudgetTest {

  private static final long SEED = 13_303;
  private static final int ROUNDS = 300;
  private static final int MEMORY = 4_000_000;

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void keepsToTheBudgetOrSaysThatItIsTooSmall(TokenEncoding encoding) {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(encoding);
    ContextAssembler assembler = assembler(new CachingTokenCounter(counter, MEMORY));
    NastyTexts texts = new NastyTexts(SEED);
    int made = 0;
    int cut = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Inputs inputs = Inputs.from(texts);
      String at = "seed %d, round %d: %s".formatted(SEED, round, inputs);
      try {
        RoleContext context = inputs.assembleWith(assembler);
        made++;
        cut += has(context, Action.CUT) ? 1 : 0;
        assertThat(context.tokenCount())
            .as(at)
            .isEqualTo(counter.count(context.text()))
            .isLessThanOrEqualTo(inputs.budget().forContext());
        assertThat(inputs.assembleWith(assembler(counter))).as(at).isEqualTo(context);
      } catch (BudgetTooSmall refusal) {
        assertThat(refusal.needed()).as(at).isGreaterThan(inputs.budget().forContext());
      }
    }
    assertThat(made).isBetween(ROUNDS / 4, ROUNDS - 1);
    assertThat(cut).isGreaterThan(ROUNDS / 20);
  }

  @Test
  void neverLosesToALargerBudgetWhatASmallerOneHad() {
    ContextAssembler assembler =
        assembler(
            new CachingTokenCounter(new JtokkitTokenCounter(TokenEncoding.O200K_BASE), MEMORY));
    NastyTexts texts = new NastyTexts(SEED + 2);
    for (int round = 0; round < 12; round++) {
      Inputs inputs = Inputs.from(texts);
      Set<String> before = Set.of();
      for (int budget = 50; budget < 2_500; budget += 1 + texts.below(12)) {
        try {
          RoleContext context = inputs.with(new TokenBudget(budget)).assembleWith(assembler);
          assertThat(kept(context))
              .as("seed %d, round %d, budget %d", SEED + 2, round, budget)
              .containsAll(before);
          before = kept(context);
        } catch (BudgetTooSmall refusal) {
          assertThat(before).isEmpty();
        }
      }
      assertThat(before).isNotEmpty();
    }
  }

  @Test
  void keepsToTheBudgetWhenExtendedAndMerged() throws ContradictionException {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(TokenEncoding.CL100K_BASE);
    ContextAssembler assembler = assembler(new CachingTokenCounter(counter, MEMORY));
    NastyTexts texts = new NastyTexts(SEED + 3);
    int made = 0;
    for (int round = 0; round < ROUNDS / 4; round++) {
      Inputs inputs = Inputs.from(texts).with(new TokenBudget(20_000));
      TokenBudget budget = new TokenBudget(1 + texts.below(3_000));
      ContextAddition addition =
          new ContextAddition(
              List.of(Inputs.skill(texts, 9)),
              List.of("Do: " + texts.next(40)),
              null,
              null,
              texts.next(30),
              List.of());
      try {
        GivenContext given = given(inputs.assembleWith(assembler));
        RoleContext more = assembler.extend(given, null, addition, budget);
        RoleContext merged = assembler.merge(List.of(given, given(more)), null, budget);
        made++;
        for (RoleContext context : List.of(more, merged)) {
          assertThat(context.tokenCount())
              .as("seed %d, round %d", SEED + 3, round)
              .isEqualTo(counter.count(context.text()))
              .isLessThanOrEqualTo(budget.tokens());
        }
      } catch (BudgetTooSmall refusal) {
        assertThat(refusal.needed()).isGreaterThan(budget.tokens());
      }
    }
    assertThat(made).isPositive();
  }

  @Test
  void keepsToTheBudgetByAnEstimateOfTheWhole() {
    ModelTokenCounters counters =
        new ModelTokenCounters(
            TokenEncoding.O200K_BASE,
            ModelTokenCounters.OTHER_MODELS,
            Map.of(),
            new CountCache(MEMORY));
    TokenCounter counter = counters.of("claude-3-opus");
    ContextAssembler assembler = assembler(counter);
    NastyTexts texts = new NastyTexts(SEED + 1);
    int made = 0;
    for (int round = 0; round < ROUNDS / 4; round++) {
      Inputs inputs = Inputs.from(texts);
      try {
        RoleContext context = inputs.assembleWith(assembler);
        made++;
        assertThat(context.tokenCount())
            .as("seed %d, round %d: %s", SEED + 1, round, inputs)
            .isBetween(counter.count(context.text()), inputs.budget().forContext());
        assertThat(context.manifest().tokenizer()).isEqualTo("o200k_base+35%");
        assertThat(context.manifest().margin()).isEqualTo(0.35);
      } catch (BudgetTooSmall refusal) {
        assertThat(refusal.needed()).isGreaterThan(inputs.budget().forContext());
      }
    }
    assertThat(made).isBetween(ROUNDS / 16, ROUNDS / 4 - 1);
  }

  private static ContextAssembler assembler(TokenCounter counter) {
    return new ContextAssembler(model -> counter, ContextPlan.DEFAULT, new CaffeineMemo(MEMORY));
  }

  private static GivenContext given(RoleContext context) {
    return new GivenContext(
        context.role(), context.roleVersion(), context.manifest().form(), context.sections());
  }

  private static boolean has(RoleContext context, Action action) {
    return context.manifest().sections().stream().anyMatch(report -> report.action() == action);
  }

  private static Set<String> kept(RoleContext context) {
    Set<String> kept =
        context.manifest().items().stream()
            .filter(item -> item.action() != Action.DROPPED)
            .map(item -> item.section() + " " + item.id())
            .collect(Collectors.toSet());
    for (SectionReport section : context.manifest().sections()) {
      if (section.action() != Action.DROPPED) {
        kept.add(section.name().toString());
      }
      if (section.action() == Action.KEPT) {
        kept.add("whole " + section.name());
      }
    }
    return kept;
  }

  /// All that a context is made of.
  private record Inputs(Role role, Task task, ContextMaterial material, TokenBudget budget) {

    static Inputs from(NastyTexts texts) {
      List<Skill> skills = new ArrayList<>();
      List<SkillUse> uses = new ArrayList<>();
      for (int i = texts.below(5); i > 0; i--) {
        skills.add(skill(texts, i));
        uses.add(new SkillUse(new SkillId("skill-" + i), texts.below(6) == 0));
      }
      int tokens = 1 + texts.below(2_500);
      return new Inputs(
          role(texts, uses),
          task(texts),
          new ContextMaterial(skills, project(texts), past(texts), List.of()),
          new TokenBudget(tokens, texts.below(tokens) / 8, Map.of()));
    }

    Inputs with(TokenBudget other) {
      return new Inputs(role, task, material, other);
    }

    RoleContext assembleWith(ContextAssembler assembler) throws BudgetTooSmall {
      return assembler.assemble(role, task, material, budget);
    }

    static Skill skill(NastyTexts texts, int number) {
      SkillContent content =
          new SkillContent(
              "About " + limited(texts.next(5), 500),
              limited(texts.next(120), 20_000),
              texts.below(3) == 0 ? List.of("So: " + limited(texts.next(30), 3_000)) : List.of(),
              List.of());
      return new Skill(new SkillId("skill-" + number), content, 1, Instant.EPOCH, Instant.EPOCH);
    }

    private static Role role(NastyTexts texts, List<SkillUse> uses) {
      RoleProfile profile =
          new RoleProfile(
              "x" + limited(texts.next(5), 100),
              limited(texts.next(20), RoleProfile.MAX_DESCRIPTION_BYTES / 4),
              texts.oneOf(List.of(RoleType.values())),
              List.of(),
              uses,
              new Constraints(null, data(texts)),
              true,
              Attributes.none());
      // Another time for another role: what is remembered goes by id, version and time.
      return new Role(
          new RoleId("role-1"),
          profile,
          1,
          Instant.EPOCH,
          Instant.ofEpochSecond(texts.below(Integer.MAX_VALUE)));
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

    private static Project project(NastyTexts texts) {
      return new Project(
          new ProjectId("p"),
          "It: " + limited(texts.next(80), 20_000),
          1,
          Instant.EPOCH,
          Instant.EPOCH);
    }

    private static List<PastAttempt> past(NastyTexts texts) {
      List<PastAttempt> past = new ArrayList<>();
      for (int i = texts.below(3); i > 0; i--) {
        past.add(
            new PastAttempt(
                new RoleId("role-" + i),
                "Role " + texts.next(2),
                Instant.EPOCH,
                null,
                "failed",
                texts.next(20),
                texts.next(60),
                null,
                List.of(texts.next(2))));
      }
      return past;
    }

    private static Attributes data(NastyTexts texts) {
      return texts.below(2) == 0
          ? Attributes.none()
          : Attributes.of(
              Map.of("a " + texts.next(2), texts.next(10), "b", List.of(1, texts.next(3))));
    }

    private static String limited(String text, int most) {
      return text.substring(0, Math.min(most, text.length()));
    }
  }
}
