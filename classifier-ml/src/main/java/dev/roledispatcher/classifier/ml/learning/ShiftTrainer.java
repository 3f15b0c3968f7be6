package dev.roledispatcher.classifier.ml.learning;

import dev.roledispatcher.classifier.ml.model.Features;
import dev.roledispatcher.classifier.ml.model.LogitShift;
import dev.roledispatcher.classifier.ml.model.Model;
import dev.roledispatcher.classifier.ml.model.Probabilities;
import dev.roledispatcher.spi.Correction;
import dev.roledispatcher.spi.RoutingClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Finds the shift that makes corrections likely, without straying far from the model.
///
/// It minimises `Σ trust × −log p(right) + ½ × pull × Σ weight²` over the telling features of the
/// corrected tasks, where p is the model's own probability with the shift. The pull to zero makes
/// one correction a nudge and twenty of a kind a rule. Some passes of AdaGrad (Duchi, Hazan and
/// Singer 2011) over the corrections in their order: the same corrections give the same shift.
final class ShiftTrainer {

  private static final int PASSES = 30;

  private static final List<RoutingClass> CLASSES =
      List.of(RoutingClass.HUMAN_PRIMARY, RoutingClass.HYBRID, RoutingClass.AI_PRIMARY);

  private final Model model;

  ShiftTrainer(Model model) {
    this.model = model;
  }

  /// The shift that these corrections teach; those without trust or telling words teach nothing.
  LearnedShift train(List<Correction> corrections) {
    List<Example> examples =
        corrections.stream().map(this::example).filter(Example::tells).toList();
    int[] hashes =
        examples.stream()
            .flatMapToInt(one -> Arrays.stream(one.hashes()))
            .sorted()
            .distinct()
            .toArray();
    Weights weights = new Weights(hashes);
    examples.forEach(example -> weights.count(example.hashes()));
    for (int pass = 0; pass < PASSES; pass++) {
      for (Example example : examples) {
        learn(example, weights);
      }
    }
    return bounded(weights);
  }

  private Example example(Correction correction) {
    Features features = Features.of(correction.task().description());
    int[] hashes = new int[features.size()];
    double[] values = new double[features.size()];
    int size = 0;
    for (int i = 0; i < features.size(); i++) {
      if (features.telling(i)) {
        hashes[size] = features.hash(i);
        values[size++] = features.value(i);
      }
    }
    // The shift comes last, so it sees the logits of the frozen model.
    double[] logits = new double[LearnedShift.CLASSES];
    LogitShift copy = (found, _) -> System.arraycopy(found, 0, logits, 0, logits.length);
    model.read(features, copy);
    return new Example(
        Arrays.copyOf(hashes, size),
        Arrays.copyOf(values, size),
        logits,
        CLASSES.indexOf(correction.right()),
        correction.trust());
  }

  private void learn(Example example, Weights weights) {
    double[] logits = example.logits().clone();
    int[] places = weights.places(example.hashes());
    for (int i = 0; i < places.length; i++) {
      for (int c = 0; c < LearnedShift.CLASSES; c++) {
        logits[c] += example.values()[i] * weights.of(places[i], c);
      }
    }
    double[] likely = likely(Probabilities.ofLogits(logits, model.temperature()));
    for (int c = 0; c < LearnedShift.CLASSES; c++) {
      double wrong = likely[c] - (c == example.right() ? 1 : 0);
      double blame = example.trust() * wrong / model.temperature();
      for (int i = 0; i < places.length; i++) {
        weights.descend(places[i], c, blame * example.values()[i]);
      }
    }
  }

  private static double[] likely(Probabilities probabilities) {
    return CLASSES.stream().mapToDouble(probabilities::of).toArray();
  }

  /// The features that say most, as many as there is room for.
  private static LearnedShift bounded(Weights weights) {
    int[] kept =
        IntStream.range(0, weights.size())
            .boxed()
            .sorted(Comparator.comparingDouble(place -> -weights.strength(place)))
            .limit(LearnedShift.MOST_FEATURES)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    int[] hashes = new int[kept.length];
    float[] rows = new float[kept.length * LearnedShift.CLASSES];
    for (int i = 0; i < kept.length; i++) {
      hashes[i] = weights.hash(kept[i]);
      for (int c = 0; c < LearnedShift.CLASSES; c++) {
        rows[i * LearnedShift.CLASSES + c] = (float) weights.of(kept[i], c);
      }
    }
    return new LearnedShift(hashes, rows);
  }

  /// A correction as the trainer sees it.
  ///
  /// @param hashes of its telling features
  /// @param values of them
  /// @param logits what the frozen model says (human, hybrid, AI)
  /// @param right the place of the right class among the logits
  /// @param trust how much it counts
  // The arrays never leave the trainer, and nobody compares examples.
  @SuppressWarnings("ArrayRecordComponent")
  private record Example(int[] hashes, double[] values, double[] logits, int right, double trust) {

    boolean tells() {
      return trust > 0 && hashes.length > 0;
    }
  }
}
