package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.classifier.ml.model.Features;
import dev.roledispatcher.classifier.ml.model.LogitShift;
import dev.roledispatcher.classifier.ml.model.Model;
import dev.roledispatcher.classifier.ml.model.Reading;
import dev.roledispatcher.spi.Calibration;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Classifies tasks by a [Model] of their description.
///
/// The answer is the class with the least expected cost, the confidence the calibrated probability
/// of that class. Where few words are known the probabilities draw near to how common the classes
/// are; where almost none is, it abstains. Only the first 256 words are read. The same task always
/// gets the same verdict. Immutable, safe to call from any thread.
final class ModelClassifier implements Classifier {

  private static final int MOST_EVIDENCE = 8;

  private final Model model;
  private final Calibration calibration;

  ModelClassifier(Model model) {
    this.model = model;
    this.calibration =
        new Calibration(
            "temperature scaling", model.figures().measuredOn(), model.figures().expectedError());
  }

  @Override
  public Verdict classify(TaskView task) {
    Reading reading = model.read(Features.of(task.description()), LogitShift.NONE);
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
    return new Verdict.Classified(
        answer,
        reading.probabilities().of(answer),
        true,
        factors(evidence),
        Explanation.of(answer, reading, evidence),
        reading.probabilities().byClass(),
        calibration);
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
