package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;

/// What every verdict must be, beyond what its constructor already checks.
final class VerdictClaims {

  private static final int MOST_FACTORS = 64;
  private static final int LONGEST_EXPLANATION = 2_000;

  private VerdictClaims() {}

  static void isComplete(TaskView task, Verdict verdict) {
    assertThat(verdict).as("the verdict on %s", task).isNotNull();
    if (verdict instanceof Verdict.Classified classified) {
      assertThat(classified.routingClass()).as("the class of %s", task).isNotNull();
      assertThat(classified.explanation()).as("the explanation for %s", task).isNotBlank();
    } else if (verdict instanceof Verdict.Abstained abstained) {
      assertThat(abstained.reason()).as("the reason to abstain on %s", task).isNotBlank();
    }
  }

  static void isConfidentFromZeroToOne(TaskView task, Verdict verdict) {
    if (verdict instanceof Verdict.Classified classified) {
      assertThat(classified.confidence()).as("the confidence on %s", task).isBetween(0.0, 1.0);
    }
  }

  static void keepsItsReasonsWithinBounds(TaskView task, Verdict verdict) {
    if (verdict instanceof Verdict.Classified classified) {
      assertThat(classified.explanation())
          .as("the explanation for %s", task)
          .hasSizeLessThanOrEqualTo(LONGEST_EXPLANATION);
      assertThat(classified.factors())
          .as("the factors for %s", task)
          .hasSizeLessThanOrEqualTo(MOST_FACTORS);
      for (Factor factor : classified.factors()) {
        assertThat(factor.name()).as("the name of a factor for %s", task).isNotBlank();
        assertThat(factor.value())
            .as("the value of factor (%s) for %s", factor.name(), task)
            .isBetween(-1.0, 1.0);
        assertThat(factor.weight())
            .as("the weight of factor (%s) for %s", factor.name(), task)
            .isNotNegative();
      }
    }
  }

  static void isSound(TaskView task, Verdict verdict) {
    isComplete(task, verdict);
    isConfidentFromZeroToOne(task, verdict);
    keepsItsReasonsWithinBounds(task, verdict);
  }
}
