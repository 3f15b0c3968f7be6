package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.Factor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The findings of all factors put together.
///
/// A factor counts by its configured weight times the strength of what it found, so that factors
/// that found nothing do not dilute the others. A constant doubt keeps little evidence from
/// deciding; it loses its effect as evidence comes together:
///
/// ```
/// counted(f) = weight(f) × strength(f)
/// doubt      = 0.2 × the largest weight
/// share(f)   = value(f) × counted(f) / (doubt + Σ counted)
/// score      = Σ share                             from −1 (AI) to +1 (a person)
/// evidence   = Σ counted / Σ weight                from 0 (nothing found) to 1
/// ```
///
/// @param parts all five factors, the one with the largest share first
/// @param value the score: the sum of the shares
/// @param evidence how much the score rests on, from 0 to 1
record Score(List<Part> parts, double value, double evidence) {

  /// One factor in a score.
  ///
  /// @param name which one
  /// @param finding what it found
  /// @param weight its part of everything that counted and of the doubt, from 0 to 1
  record Part(FactorName name, Finding finding, double weight) {

    /// What it adds to the score.
    double share() {
      return finding.value() * weight;
    }

    /// The same for the host.
    Factor asFactor() {
      List<String> evidence = finding.signs().stream().map(Sign::text).toList();
      return new Factor(name.text(), finding.value(), weight, share(), evidence);
    }
  }

  private static final double DOUBT = 0.2;

  private static final Comparator<Part> LARGEST_FIRST =
      Comparator.comparingDouble((Part part) -> -Math.abs(part.share())).thenComparing(Part::name);

  Score {
    parts = List.copyOf(parts);
  }

  /// Puts findings together.
  static Score of(Map<FactorName, Finding> findings, Weights weights) {
    double counted = 0;
    double all = 0;
    for (Map.Entry<FactorName, Finding> entry : findings.entrySet()) {
      counted += weights.of(entry.getKey()) * entry.getValue().strength();
      all += weights.of(entry.getKey());
    }
    double doubt = DOUBT * weights.largest();
    List<Part> parts = new ArrayList<>(findings.size());
    for (Map.Entry<FactorName, Finding> entry : findings.entrySet()) {
      double own = weights.of(entry.getKey()) * entry.getValue().strength();
      parts.add(new Part(entry.getKey(), entry.getValue(), own / (doubt + counted)));
    }
    parts.sort(LARGEST_FIRST);
    double sum = 0;
    for (Part part : parts) {
      sum += part.share();
    }
    return new Score(parts, sum, counted / all);
  }

  /// The factors for the host; their shares sum to the score.
  List<Factor> factors() {
    return parts.stream().map(Part::asFactor).toList();
  }
}
