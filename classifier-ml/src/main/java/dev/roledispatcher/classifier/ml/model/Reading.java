package dev.roledispatcher.classifier.ml.model;

import dev.roledispatcher.spi.RoutingClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a model made of one text. Belongs to one call.
public final class Reading {

  private final Model model;
  private final Features features;
  private final int[] rows;
  private final double[] hidden;
  private final Probabilities probabilities;
  private final int knownWords;
  private final double reach;

  Reading(
      Model model,
      Features features,
      int[] rows,
      double[] hidden,
      Probabilities probabilities,
      int knownWords,
      double reach) {
    this.model = model;
    this.features = features;
    this.rows = rows;
    this.hidden = hidden;
    this.probabilities = probabilities;
    this.knownWords = knownWords;
    this.reach = reach;
  }

  /// Words that speak for or against a class.
  ///
  /// @param words as they were written
  /// @param share what they add to the logarithm of the odds of a person against AI, by the slope
  ///   of the model at this text; positive for a person
  public record Evidence(String words, double share) {}

  /// How likely each class is.
  public Probabilities probabilities() {
    return probabilities;
  }

  /// The class with the least expected cost.
  public RoutingClass answer() {
    return model.costs().cheapest(probabilities);
  }

  /// How many different words the text has.
  public int words() {
    return features.distinctWords();
  }

  /// How many of them the model knows.
  public int knownWords() {
    return knownWords;
  }

  /// How far the text lies within what the model knows: 0 (nothing can be said) to 1.
  public double reach() {
    return reach;
  }

  /// What speaks for a person or for AI, the strongest first; features found in the same words are
  /// put together.
  ///
  /// @param most how many at most
  public List<Evidence> evidence(int most) {
    double[] person = model.slope(Costs.step(RoutingClass.HUMAN_PRIMARY), hidden);
    double[] ai = model.slope(Costs.step(RoutingClass.AI_PRIMARY), hidden);
    FeatureTable table = model.table();
    for (int d = 0; d < person.length; d++) {
      person[d] =
          (person[d] - ai[d]) * table.scale(d) * reach / (model.temperature() * features.norm());
    }
    ShareBySpan shares = new ShareBySpan(features.size());
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == FeatureTable.UNKNOWN) {
        continue;
      }
      double share = 0;
      for (int d = 0; d < person.length; d++) {
        share += person[d] * table.raw(rows[i], d);
      }
      shares.add(features.span(i), i, share * features.weight(i));
    }
    List<Evidence> all = new ArrayList<>(most);
    for (int at : shares.strongest(most)) {
      all.add(new Evidence(features.evidence(shares.feature(at)), shares.share(at)));
    }
    all.sort(Comparator.comparingDouble(evidence -> -Math.abs(evidence.share())));
    return all;
  }
}
