package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakeTask;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScorePropertiesTest {

  private static final long SEED = 20_260_105;
  private static final int TEXTS = 3_000;
  private static final Offset<Double> TINY = Offset.offset(1e-12);

  private static final List<String> FILLERS =
      List.of("the", "and", "to", "not", "without", ",", ".", "but", "for", "予算", "xyzzy", "is");

  private static final List<Term> BUILT_IN =
      BuiltInFiles.terms().values().stream().flatMap(List::stream).toList();

  private final Random random = new Random(SEED);

  @Test
  void theSharesSumToTheScoreThatDecides() {
    KeywordClassifier classifier = new KeywordClassifier(settings(Weights.byDefault()));
    for (int i = 0; i < TEXTS; i++) {
      FakeTask task = task();
      Verdict.Classified verdict = Verdicts.from(classifier, task);
      double sum = verdict.factors().stream().mapToDouble(Factor::share).sum();

      assertThat(verdict.factors())
          .as("seed %s, text %s: %s", SEED, i, task)
          .allSatisfy(factor ->
              assertThat(factor.share()).isCloseTo(factor.value() * factor.weight(), TINY));
      assertThat(sum).isBetween(-1.0, 1.0);
      assertThat(verdict.explanation())
          .as("seed %s, text %s: %s", SEED, i, task)
          .matches(told -> told.contains("score") && told.contains(Decimals.signed(sum)));
      assertThat(new Thresholds(0.6, 0.6).classOf(sum))
          .as("seed %s, text %s: %s", SEED, i, task)
          .matches(byScore ->
              byScore == verdict.routingClass() || verdict.explanation().contains("although"));
    }
  }

  @Test
  void theScoreIsTheSameForWeightsOfAnotherScale() {
    for (int i = 0; i < TEXTS; i++) {
      Map<FactorName, Finding> findings = findings();
      Score small = Score.of(findings, scaled(1));
      Score large = Score.of(findings, scaled(1000));

      assertThat(small.value())
          .as("seed %s, round %s", SEED, i)
          .isCloseTo(large.value(), Offset.offset(1e-9));
    }
  }

  @Test
  void moreForAPersonNeverLowersTheScore() {
    for (int i = 0; i < TEXTS; i++) {
      Map<FactorName, Finding> findings = findings();
      double before = Score.of(findings, Weights.byDefault()).value();
      findings.put(FactorName.RULES, new Finding(1, 1, List.of()));

      assertThat(Score.of(findings, Weights.byDefault()).value())
          .as("seed %s, round %s", SEED, i)
          .isGreaterThanOrEqualTo(before);
    }
  }

  @Test
  void aFactorWithoutWeightChangesNothing() {
    for (int i = 0; i < TEXTS; i++) {
      Map<FactorName, Finding> findings = findings();
      Map<FactorName, Double> weights = new EnumMap<>(scaled(1).byFactor());
      weights.put(FactorName.URGENCY, 0.0);
      double before = Score.of(findings, new Weights(weights)).value();
      findings.put(FactorName.URGENCY, new Finding(-1, 1, List.of()));

      assertThat(Score.of(findings, new Weights(weights)).value())
          .as("seed %s, round %s", SEED, i)
          .isEqualTo(before);
    }
  }

  private Map<FactorName, Finding> findings() {
    Map<FactorName, Finding> findings = new EnumMap<>(FactorName.class);
    for (FactorName factor : FactorName.values()) {
      findings.put(
          factor, new Finding(random.nextDouble() * 2 - 1, random.nextDouble(), List.of()));
    }
    findings.put(FactorName.RULES, Finding.NOTHING);
    return findings;
  }

  private FakeTask task() {
    StringBuilder text = new StringBuilder("task ");
    int words = random.nextInt(25);
    for (int i = 0; i < words; i++) {
      boolean filler = random.nextInt(3) == 0;
      text.append(
              filler
                  ? FILLERS.get(random.nextInt(FILLERS.size()))
                  : BUILT_IN.get(random.nextInt(BUILT_IN.size())).phrase().text())
          .append(' ');
    }
    return FakeTask.describedAs(text.toString())
        .requiring(BUILT_IN.get(random.nextInt(BUILT_IN.size())).phrase().text().replace(' ', '_'))
        .withPriority(List.of("low", "medium", "high", "critical").get(random.nextInt(4)));
  }

  private static Weights scaled(double scale) {
    Map<FactorName, Double> weights = new EnumMap<>(FactorName.class);
    for (FactorName factor : FactorName.values()) {
      weights.put(factor, Weights.byDefault().of(factor) * scale);
    }
    return new Weights(weights);
  }

  private static KeywordSettings settings(Weights weights) {
    return new KeywordSettings(
        weights, new Thresholds(0.6, 0.6), WordLists.builtIn(), RuleSet.NONE);
  }
}
