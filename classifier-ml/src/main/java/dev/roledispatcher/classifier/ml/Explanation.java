package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.classifier.ml.model.Probabilities;
import dev.roledispatcher.classifier.ml.model.Reading;
import dev.roledispatcher.spi.RoutingClass;
import java.util.List;

/// Says in plain words why a verdict is as it is, in at most 2,000 characters.
final class Explanation {

  private static final int LONGEST_WORDS = 60;
  private static final int MOST = 4;

  private Explanation() {}

  /// Explains an answer.
  static String of(RoutingClass answer, Reading reading, List<Reading.Evidence> evidence) {
    StringBuilder text = new StringBuilder(320);
    text.append(
        switch (answer) {
          case HUMAN_PRIMARY -> "A person should lead";
          case AI_PRIMARY -> "AI should lead";
          case HYBRID -> "A person and AI should share it";
        });
    Probabilities probabilities = reading.probabilities();
    text.append(" (a person ");
    percent(text, probabilities.human()).append(", both ");
    percent(text, probabilities.hybrid()).append(", AI ");
    percent(text, probabilities.ai()).append(" likely");
    if (answer != likeliest(probabilities)) {
      text.append("; chosen because a wrong answer would cost least");
    }
    text.append(").");
    side(text, evidence, 1, "a person");
    side(text, evidence, -1, "AI");
    if (reading.reach() < 1) {
      text.append(" Only ").append(reading.knownWords()).append(" of ").append(reading.words());
      text.append(" words are known, so this is less sure.");
    }
    return text.toString();
  }

  /// Explains what a lesson learned from corrections adds, in a further sentence.
  ///
  /// @param share what it adds to the logarithm of the odds of a person against AI
  static String ofCorrections(long lesson, double share) {
    StringBuilder text = new StringBuilder(80);
    text.append(" Corrections (lesson ").append(lesson).append(") add ");
    decimal(text, share).append(" for a person against AI.");
    return text.toString();
  }

  private static RoutingClass likeliest(Probabilities probabilities) {
    if (probabilities.human() >= Math.max(probabilities.hybrid(), probabilities.ai())) {
      return RoutingClass.HUMAN_PRIMARY;
    }
    return probabilities.hybrid() >= probabilities.ai()
        ? RoutingClass.HYBRID
        : RoutingClass.AI_PRIMARY;
  }

  private static void side(
      StringBuilder text, List<Reading.Evidence> evidence, int sign, String whom) {
    int count = 0;
    for (Reading.Evidence one : evidence) {
      if (one.share() * sign > 0 && count < MOST) {
        text.append(count == 0 ? " For " + whom + ": " : ", ");
        text.append('\'').append(shortened(one.words())).append("' (");
        decimal(text, one.share()).append(')');
        count++;
      }
    }
    if (count > 0) {
      text.append('.');
    }
  }

  private static StringBuilder percent(StringBuilder text, double probability) {
    return text.append(Math.round(probability * 100)).append(" %");
  }

  private static StringBuilder decimal(StringBuilder text, double number) {
    long hundredths = Math.round(Math.abs(number) * 100);
    long rest = hundredths % 100;
    return text.append(number < 0 ? "-" : "+")
        .append(hundredths / 100)
        .append(rest < 10 ? ".0" : ".")
        .append(rest);
  }

  /// Words cut to a length fit for people, never through half a surrogate pair.
  static String shortened(String words) {
    if (words.length() <= LONGEST_WORDS) {
      return words;
    }
    int end = LONGEST_WORDS - 1;
    return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }
}
