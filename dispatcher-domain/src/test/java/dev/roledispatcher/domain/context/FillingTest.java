package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.domain.context.Filling.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How tokens are shared out.
final class FillingTest {

  private static final long SEED = 40_407;
  private static final int NOTICE = 10;

  @Test
  void givesTheExampleOfTheDocumentation() throws BudgetTooSmall {
    List<Claim> claims =
        List.of(
            claim(SectionName.SYSTEM_PROMPT, true, 300, 300),
            claim(SectionName.CONSTRAINT_CONTEXT, true, 60, 60),
            claim(SectionName.TASK_CONTEXT, true, 120, 900),
            claim(SectionName.SKILL_CONTEXT, false, 90, 5_200),
            claim(SectionName.PROJECT_CONTEXT, false, 80, 1_400),
            claim(SectionName.EXAMPLES, false, 70, 200));
    assertThat(Filling.of(claims, 8_000, NOTICE).allotted())
        .isEqualTo(
            Map.of(
                SectionName.SYSTEM_PROMPT, 300,
                SectionName.CONSTRAINT_CONTEXT, 60,
                SectionName.TASK_CONTEXT, 900,
                SectionName.SKILL_CONTEXT, 5_140,
                SectionName.PROJECT_CONTEXT, 1_400,
                SectionName.EXAMPLES, 200));
    assertThat(Filling.of(claims, 3_000, NOTICE).allotted())
        .isEqualTo(
            Map.of(
                SectionName.SYSTEM_PROMPT, 300,
                SectionName.CONSTRAINT_CONTEXT, 60,
                SectionName.TASK_CONTEXT, 500,
                SectionName.SKILL_CONTEXT, 1_455,
                SectionName.PROJECT_CONTEXT, 485,
                SectionName.EXAMPLES, 200));
    Filling small = Filling.of(claims, 1_000, NOTICE);
    assertThat(small.allotted())
        .isEqualTo(
            Map.of(
                SectionName.SYSTEM_PROMPT, 300,
                SectionName.CONSTRAINT_CONTEXT, 60,
                SectionName.TASK_CONTEXT, 500,
                SectionName.SKILL_CONTEXT, 90));
    assertThat(small.noticed()).isTrue();
    assertThat(small.dropped())
        .isEqualTo(
            Map.of(
                SectionName.PROJECT_CONTEXT, "Its least form needs 80 tokens; 40 were left.",
                SectionName.EXAMPLES, "What is needed more did not fit."));
  }

  @Test
  void neverGivesASectionFewerTokensOfALargerBudget() throws BudgetTooSmall {
    Random random = new Random(SEED);
    for (int round = 0; round < 150; round++) {
      List<Claim> claims = randomClaims(random);
      int required = claims.stream().filter(Claim::required).mapToInt(Claim::least).sum();
      Map<SectionName, Integer> before = Map.of();
      int enough = claims.stream().mapToInt(Claim::whole).sum() + 60;
      for (int budget = Math.max(required, 1); budget < enough; budget++) {
        Filling filling = Filling.of(claims, budget, NOTICE);
        Map<SectionName, Integer> now = filling.allotted();
        String at = "seed %d, round %d, budget %d: %s".formatted(SEED, round, budget, claims);
        int total = now.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(total + (filling.noticed() ? NOTICE : 0)).as(at).isLessThanOrEqualTo(budget);
        before.forEach((name, tokens) ->
            assertThat(now.get(name)).as(at).isNotNull().isGreaterThanOrEqualTo(tokens));
        for (Claim claim : claims) {
          Integer tokens = now.get(claim.name());
          if (tokens == null) {
            assertThat(claim.required()).as(at).isFalse();
            assertThat(filling.dropped()).as(at).containsKey(claim.name());
          } else {
            assertThat(tokens).as(at).isBetween(claim.least(), claim.most());
          }
        }
        before = now;
      }
      for (Claim claim : claims) {
        if (claim.required() || claim.least() <= claim.most()) {
          assertThat(before.get(claim.name()))
              .as("seed %d, round %d: %s", SEED, round, claim)
              .isGreaterThanOrEqualTo(
                  claim.plan().weight() == 0
                      ? Math.min(claim.cap(), Math.max(claim.least(), claim.plan().basis()))
                      : claim.cap());
        }
      }
    }
  }

  @Test
  void leavesNoTokenToNobodyWhileSomebodyCanUseIt() throws BudgetTooSmall {
    List<Claim> claims =
        List.of(
            claim(SectionName.TASK_CONTEXT, true, 10, 900),
            claim(SectionName.SKILL_CONTEXT, false, 10, 7_000),
            claim(SectionName.PROJECT_CONTEXT, false, 10, 900));
    for (int budget = 600; budget < 10_000; budget += 7) {
      int total =
          Filling.of(claims, budget, NOTICE).allotted().values().stream()
              .mapToInt(Integer::intValue)
              .sum();
      assertThat(total).as("budget %d", budget).isEqualTo(budget);
    }
  }

  @Test
  void sharesOutTheLargestNumbers() throws BudgetTooSmall {
    int most = TokenBudget.MOST;
    SectionPlan light = new SectionPlan(0, 1, Integer.MAX_VALUE, 1, 1);
    SectionPlan heavy =
        new SectionPlan(0, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1);
    List<Claim> claims =
        List.of(
            new Claim(
                SectionName.SKILL_CONTEXT, false, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, light),
            new Claim(SectionName.EXAMPLES, false, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, heavy),
            new Claim(SectionName.TASK_CONTEXT, false, 0, 1_000, most, light));
    Map<SectionName, Integer> allotted = Filling.of(claims, most, NOTICE).allotted();
    assertThat(allotted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(most);
    assertThat(allotted.get(SectionName.EXAMPLES)).isGreaterThan(most - 3);
  }

  @Test
  void saysWhichRequiredSectionDoesNotFit() {
    List<Claim> claims =
        List.of(
            claim(SectionName.SKILL_CONTEXT, true, 50, 50),
            claim(SectionName.SYSTEM_PROMPT, true, 30, 30),
            claim(SectionName.TASK_CONTEXT, true, 20, 40));
    BudgetTooSmall skills =
        catchThrowableOfType(BudgetTooSmall.class, () -> Filling.of(claims, 99, NOTICE));
    assertThat(skills.section()).isEqualTo(SectionName.SKILL_CONTEXT);
    assertThat(skills.ofRequiredSkills()).isTrue();
    assertThat(skills.needed()).isEqualTo(100);
    assertThat(skills.budget()).isEqualTo(99);
    BudgetTooSmall task =
        catchThrowableOfType(BudgetTooSmall.class, () -> Filling.of(claims, 49, NOTICE));
    assertThat(task.section()).isEqualTo(SectionName.TASK_CONTEXT);
    assertThat(task.ofRequiredSkills()).isFalse();
    assertThat(task.needed()).isEqualTo(100);
  }

  @Test
  void refusesARequiredSectionThatMayNotBeAsLongAsItMust() {
    List<Claim> claims =
        List.of(
            new Claim(
                SectionName.TASK_CONTEXT,
                true,
                20,
                40,
                19,
                ContextPlan.DEFAULT.section(SectionName.TASK_CONTEXT)));
    BudgetTooSmall refusal =
        catchThrowableOfType(BudgetTooSmall.class, () -> Filling.of(claims, 1_000, NOTICE));
    assertThat(refusal.needed()).isEqualTo(20);
    assertThat(refusal.budget()).isEqualTo(19);
    assertThat(refusal).hasMessageContaining("TASK_CONTEXT");
  }

  private static Claim claim(SectionName name, boolean required, int least, int whole) {
    return new Claim(
        name, required, least, whole, Integer.MAX_VALUE, ContextPlan.DEFAULT.section(name));
  }

  private static List<Claim> randomClaims(Random random) {
    List<Claim> claims = new ArrayList<>();
    for (SectionName name : SectionName.values()) {
      if (random.nextInt(4) == 0) {
        continue;
      }
      boolean required = random.nextInt(3) == 0;
      int least = random.nextInt(40);
      int whole = least + random.nextInt(120);
      int basis = 1 + random.nextInt(100);
      int max = basis + random.nextInt(200);
      int most = required ? Math.max(least, max) : max;
      SectionPlan plan =
          new SectionPlan(random.nextInt(30), basis, max, random.nextInt(50), random.nextInt(4));
      claims.add(new Claim(name, required, least, whole, most, plan));
    }
    return claims;
  }
}
