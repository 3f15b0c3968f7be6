package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.classification.Calibration;
import dev.roledispatcher.domain.classification.ClassProbabilities;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Evidence;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns a verdict into an opinion.
///
/// What is merely too much is cut, because the opinion stands without it: factors after the 64th
/// (the most important come first), words found after the 64th of a factor, and text beyond its
/// longest. What says something wrong or nothing at all makes the verdict invalid: a missing class,
/// explanation or name, or a number outside its range.
///
/// @param by the classifier
record VerdictCheck(PluginRef by) implements AnswerCheck<Verdict, Opinion> {

  private static final int MOST_FACTORS = 64;
  private static final int MOST_FOUND = 64;
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_FOUND = 200;

  @Override
  public Opinion check(Verdict verdict) throws WrongAnswerException {
    return switch (verdict) {
      case Verdict.Classified classified -> stated(classified);
      case Verdict.Abstained(String reason) ->
          new Opinion.Abstained(
              by, Opinion.Abstained.Cause.CHOICE, text("reason to abstain", reason));
    };
  }

  private Opinion stated(Verdict.Classified verdict) throws WrongAnswerException {
    requirePresent("class", verdict.routingClass());
    List<Evidence> evidence = new ArrayList<>();
    for (Factor factor : verdict.factors()) {
      if (evidence.size() == MOST_FACTORS) {
        break;
      }
      evidence.add(evidence(factor));
    }
    return new Opinion.Stated(
        by,
        RoutingClasses.fromPlugin(verdict.routingClass()),
        new Confidence(
            verdict.confidence(),
            verdict.calibrated() ? Confidence.Basis.CALIBRATED : Confidence.Basis.RAW_SCORE,
            calibration(verdict.calibration())),
        evidence,
        text("explanation", verdict.explanation()),
        probabilities(verdict));
  }

  private static @Nullable Calibration calibration(
      dev.roledispatcher.spi.@Nullable Calibration given) {
    return given == null
        ? null
        : new Calibration(
            Texts.onOneLine(given.method(), LONGEST_FOUND), given.samples(), given.expectedError());
  }

  /// The probabilities, if they and the class do not contradict each other.
  private static @Nullable ClassProbabilities probabilities(Verdict.Classified verdict)
      throws WrongAnswerException {
    Map<RoutingClass, Double> given = verdict.probabilities();
    if (given.isEmpty()) {
      return null;
    }
    if (given.getOrDefault(verdict.routingClass(), 0.0) == 0) {
      throw new WrongAnswerException(
          "it names a class (%s) that its own probabilities exclude"
              .formatted(verdict.routingClass()));
    }
    return new ClassProbabilities(
        given.getOrDefault(RoutingClass.HUMAN_PRIMARY, 0.0),
        given.getOrDefault(RoutingClass.HYBRID, 0.0),
        given.getOrDefault(RoutingClass.AI_PRIMARY, 0.0));
  }

  private static Evidence evidence(Factor factor) throws WrongAnswerException {
    requirePresent("name of a factor", factor.name());
    String name = Texts.onOneLine(factor.name(), LONGEST_NAME);
    if (Math.abs(factor.value()) > 1) {
      throw new WrongAnswerException(
          "the value (%s) of factor (%s) must be -1 to 1"
              .formatted(factor.value(), Shown.shortened(name)));
    }
    if (factor.weight() < 0) {
      throw new WrongAnswerException(
          "the weight (%s) of factor (%s) must be 0 or more"
              .formatted(factor.weight(), Shown.shortened(name)));
    }
    List<String> found =
        factor.evidence().stream()
            .limit(MOST_FOUND)
            .map(word -> Texts.clipped(word, LONGEST_FOUND))
            .toList();
    return new Evidence(name, factor.value(), factor.weight(), factor.share(), found);
  }

  private static String text(String what, String text) throws WrongAnswerException {
    requirePresent(what, text);
    return Texts.clipped(text, LONGEST_TEXT);
  }

  private static void requirePresent(String what, Object part) throws WrongAnswerException {
    if (Objects.isNull(part) || (part instanceof String text && text.isBlank())) {
      throw new WrongAnswerException("the %s must be there".formatted(what));
    }
  }
}
