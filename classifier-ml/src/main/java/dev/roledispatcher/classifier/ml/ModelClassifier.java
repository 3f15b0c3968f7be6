package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.classifier.ml.learning.LearnedShift;
import dev.roledispatcher.classifier.ml.learning.Learner;
import dev.roledispatcher.classifier.ml.model.Costs;
import dev.roledispatcher.classifier.ml.model.Features;
import dev.roledispatcher.classifier.ml.model.Model;
import dev.roledispatcher.classifier.ml.model.Reading;
import dev.roledispatcher.spi.Calibration;
import dev.roledispatcher.spi.Correction;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.LearnedState;
import dev.roledispatcher.spi.LearningClassifier;
import dev.roledispatcher.spi.Lesson;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Classifies tasks by a [Model] of their description.
///
/// The answer is the class with the least expected cost, the confidence the calibrated probability
/// of that class; where a lesson changes it, nothing is claimed of how well it is calibrated. Where
/// few words are known the probabilities draw near to how common the classes are; where almost none
/// is, it abstains. Only the first 256 words are read. The same task always gets the same verdict,
/// as long as the same lesson is adopted. Safe to call from any thread.
final class ModelClassifier implements LearningClassifier {

  private static final int MOST_EVIDENCE = 8;

  private final Model model;
  private final Calibration calibration;
  private final Learner learner;
  private volatile Learned learned;

  ModelClassifier(Model model) {
    this.model = model;
    this.calibration =
        new Calibration(
            "temperature scaling", model.figures().measuredOn(), model.figures().expectedError());
    this.learner = new Learner(model);
    this.learned = new Learned(0, learner.shift(LearnedState.NOTHING));
  }

  /// What was adopted last.
  ///
  /// @param lesson its number; 0 when it is nothing
  /// @param shift what it says
  private record Learned(long lesson, LearnedShift shift) {}

  @Override
  public Lesson study(List<Correction> corrections) {
    return learner.study(corrections);
  }

  @Override
  public void adopt(long lesson, LearnedState state) {
    learned = new Learned(state.isNothing() ? 0 : lesson, learner.shift(state));
  }

  @Override
  public Verdict classify(TaskView task) {
    Learned now = learned;
    Features features = Features.of(task.description());
    Reading reading = model.read(features, now.shift());
    if (reading.reach() == 0) {
      return new Verdict.Abstained(
          "Too few words are known to the model: "
              + reading.knownWords()
              + " of "
              + reading.words()
              + ".");
    }
    RoutingClass answer = reading.answer();
    List<Reading.Evidence> evidence = reading.evidence(MOST_EVIDENCE);
    List<Factor> factors = factors(evidence);
    String explanation = Explanation.of(answer, reading, evidence);
    boolean asMeasured = true;
    if (now.lesson() > 0) {
      double[] shift = now.shift().of(features);
      asMeasured = Arrays.stream(shift).allMatch(each -> each == 0);
      double share = corrections(shift, reading);
      factors.add(corrections(now.lesson(), share));
      factors.sort(Comparator.comparingDouble(factor -> -Math.abs(factor.share())));
      explanation += Explanation.ofCorrections(now.lesson(), share);
    }
    return new Verdict.Classified(
        answer,
        reading.probabilities().of(answer),
        true,
        factors,
        explanation,
        reading.probabilities().byClass(),
        asMeasured ? calibration : null);
  }

  /// What the corrections add to the logarithm of the odds of a person against AI.
  private double corrections(double[] shift, Reading reading) {
    double person = shift[Costs.step(RoutingClass.HUMAN_PRIMARY)];
    double ai = shift[Costs.step(RoutingClass.AI_PRIMARY)];
    return (person - ai) * reading.reach() / model.temperature();
  }

  private static Factor corrections(long lesson, double share) {
    return new Factor(
        "corrections", Math.signum(share), Math.abs(share), share, List.of("lesson " + lesson));
  }

  /// One factor for each piece of evidence. Its share is what it adds to the logarithm of the odds
  /// of a person against AI; its value is the sign of that, its weight the size.
  private static List<Factor> factors(List<Reading.Evidence> evidence) {
    List<Factor> factors = new ArrayList<>(evidence.size());
    for (Reading.Evidence one : evidence) {
      factors.add(
          new Factor(
              "words",
              Math.signum(one.share()),
              Math.abs(one.share()),
              one.share(),
              List.of(Explanation.shortened(one.words()))));
    }
    return factors;
  }
}
