package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.classifier.keyword.KeywordClassifierFactory;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The log-linear pool of the model (weight 1) and the keywords: `p(c) ∝ ml(c) × keyword(c)^w`.
final class Pool {

  /// The weight of the keywords that the figures in the model card were measured with.
  static final double KEYWORD_WEIGHT = 0.6;

  private final Classifier model = create(new ModelClassifierFactory());
  private final Classifier keywords = create(new KeywordClassifierFactory());

  Map<RoutingClass, Double> probabilities(TaskView task) {
    Map<RoutingClass, Double> pooled = new EnumMap<>(RoutingClass.class);
    Map<RoutingClass, Double> learned = of(model, task);
    Map<RoutingClass, Double> found = of(keywords, task);
    double sum = 0;
    for (RoutingClass c : RoutingClass.values()) {
      double product =
          learned.getOrDefault(c, 0.0) * Math.pow(found.getOrDefault(c, 0.0), KEYWORD_WEIGHT);
      pooled.put(c, product);
      sum += product;
    }
    double whole = sum;
    pooled.replaceAll((_, product) -> product / whole);
    return pooled;
  }

  RoutingClass answer(TaskView task) {
    return Collections.max(probabilities(task).entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static Map<RoutingClass, Double> of(Classifier classifier, TaskView task) {
    return switch (classifier.classify(task)) {
      case Verdict.Classified classified -> classified.probabilities();
      case Verdict.Abstained _ ->
          Map.of(
              RoutingClass.HUMAN_PRIMARY,
              1.0,
              RoutingClass.HYBRID,
              1.0,
              RoutingClass.AI_PRIMARY,
              1.0);
    };
  }

  private static Classifier create(ClassifierFactory factory) {
    return factory.create(FakePluginContext.of(factory.descriptor(), Map.of()));
  }
}
