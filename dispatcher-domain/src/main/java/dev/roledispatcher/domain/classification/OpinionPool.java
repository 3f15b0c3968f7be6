package dev.roledispatcher.domain.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes one opinion of several.
///
/// The logarithmic opinion pool (Genest and Zidek, "Combining Probability Distributions", 1986):
/// the probability of a class is in proportion to the product of what the members give it, each to
/// the power of the member's weight. A member that knows nothing changes nothing, and a class that
/// one member gives no chance has none.
public final class OpinionPool {

  /// A higher weight would make small probabilities vanish, as if they excluded a class.
  public static final double MOST_WEIGHT = 10;

  private static final int MOST_EVIDENCE = 64;

  private OpinionPool() {}

  /// A member of a pool.
  ///
  /// @param opinion what it said
  /// @param weight how much it counts, above 0, at most [#MOST_WEIGHT]; 1 leaves it as it is
  public record Member(Opinion.Stated opinion, double weight) {

    public Member {
      if (!(weight > 0 && weight <= MOST_WEIGHT)) {
        throw new IllegalArgumentException(
            "The weight (%s) of a member of a pool must be above 0 and at most %s."
                .formatted(weight, MOST_WEIGHT));
      }
    }

    private double factor(TaskClassification classification) {
      return Math.pow(opinion.likelihoods().of(classification), weight);
    }
  }

  /// What the members say together; one alone is not changed.
  ///
  /// @param members at least one
  /// @return an abstention when the members exclude every class between them
  public static Opinion pool(List<Member> members) {
    Member first = members.getFirst();
    if (members.size() == 1) {
      return first.opinion();
    }
    PluginRef by = together(members);
    double human = product(members, TaskClassification.HUMAN_PRIMARY);
    double hybrid = product(members, TaskClassification.HYBRID);
    double ai = product(members, TaskClassification.AI_PRIMARY);
    if (human + hybrid + ai == 0) {
      return new Opinion.Abstained(
          by,
          Opinion.Abstained.Cause.CHOICE,
          "Each class is given no chance by one of them: they have no class in common.");
    }
    ClassProbabilities probabilities = ClassProbabilities.inProportion(human, hybrid, ai);
    TaskClassification value = probabilities.likeliest();
    return new Opinion.Stated(
        by,
        value,
        confidence(probabilities.of(value), members),
        evidence(members),
        explanation(value, probabilities, members),
        probabilities);
  }

  private static double product(List<Member> members, TaskClassification classification) {
    double product = 1;
    for (Member member : members) {
      product *= member.factor(classification);
    }
    return product;
  }

  private static PluginRef together(List<Member> members) {
    return new PluginRef(
        members.stream()
            .map(member -> member.opinion().by().name())
            .collect(Collectors.joining("+")),
        members.stream()
            .map(member -> member.opinion().by().version())
            .collect(Collectors.joining("+")));
  }

  /// A pool has the calibration of the first member that has one, and says that it is a pool.
  private static Confidence confidence(double probability, List<Member> members) {
    @Nullable Calibration known = null;
    boolean calibrated = false;
    for (Member member : members) {
      Confidence confidence = member.opinion().confidence();
      calibrated |= confidence.basis() == Confidence.Basis.CALIBRATED;
      if (known == null) {
        known = confidence.calibration();
      }
    }
    return new Confidence(
        Math.min(1, probability),
        calibrated ? Confidence.Basis.CALIBRATED : Confidence.Basis.RAW_SCORE,
        known == null
            ? null
            : new Calibration(
                known.method() + ", measured before pooling",
                known.samples(),
                known.expectedError()));
  }

  private static List<Evidence> evidence(List<Member> members) {
    List<Evidence> all = new ArrayList<>();
    for (Member member : members) {
      for (Evidence piece : member.opinion().evidence()) {
        if (all.size() < MOST_EVIDENCE) {
          all.add(piece.of(member.opinion().by().name()));
        }
      }
    }
    return all;
  }

  private static String explanation(
      TaskClassification value, ClassProbabilities probabilities, List<Member> members) {
    long percent = Math.round(100 * probabilities.of(value));
    StringBuilder text = new StringBuilder(400);
    text.append("Together: ")
        .append(value.name().toLowerCase(Locale.ROOT))
        .append(" with a probability of ")
        .append(percent)
        .append(" %.");
    for (Member member : members) {
      text.append(' ')
          .append(member.opinion().by().name())
          .append(": ")
          .append(member.opinion().explanation());
    }
    return text.toString();
  }
}
