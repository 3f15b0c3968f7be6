package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.RoutingClass;
import java.util.ArrayList;
import java.util.List;

/// Says in plain words why a verdict is as it is, in at most 2,000 characters.
///
/// For one thread only; each instance writes one explanation.
final class Explanation {

  private static final int LONGEST = 2_000;
  private static final int LONGEST_SIGN = 100;
  private static final int MOST_SIGNS = 6;

  private final StringBuilder text = new StringBuilder(400);

  private Explanation() {}

  /// The score decided.
  static String ofScore(RoutingClass routingClass, Score score, Thresholds thresholds) {
    if (score.evidence() == 0) {
      return "A person and AI should share it: nothing in the task speaks for either (score 0.00).";
    }
    Explanation explanation = new Explanation();
    explanation.lead(routingClass).say(" (score ").say(Decimals.signed(score.value())).say(", ");
    explanation.thresholds(routingClass, thresholds).say("): ").parts(score);
    return explanation.finished();
  }

  /// The score speaks for AI, but the task asks for a decision that only a person may take.
  static String ofAuthority(String words, Score score) {
    Explanation explanation = new Explanation();
    explanation.lead(RoutingClass.HYBRID).say(", although the score alone (");
    explanation.say(Decimals.signed(score.value())).say(") speaks for AI, because ");
    explanation.quote(words).say(" needs a person: ").parts(score);
    return explanation.finished();
  }

  /// A rule of the operator decided.
  static String ofRule(Rule.Match match, Score score) {
    Explanation explanation = new Explanation();
    explanation.lead(match.rule().then()).say(", because your rule ").quote(match.rule().name());
    explanation.say(" decides: it found ").list(match.reasons());
    explanation.say(". The factors give a score of ").say(Decimals.signed(score.value()));
    explanation.say(": ").parts(score);
    return explanation.finished();
  }

  private Explanation lead(RoutingClass routingClass) {
    return say(
        switch (routingClass) {
          case HUMAN_PRIMARY -> "A person should lead";
          case AI_PRIMARY -> "AI should lead";
          case HYBRID -> "A person and AI should share it";
        });
  }

  private Explanation thresholds(RoutingClass routingClass, Thresholds thresholds) {
    String human = Decimals.signed(thresholds.human());
    String ai = Decimals.signed(-thresholds.ai());
    return switch (routingClass) {
      case HUMAN_PRIMARY -> say("threshold ").say(human);
      case AI_PRIMARY -> say("threshold ").say(ai);
      case HYBRID -> say("between ").say(ai).say(" and ").say(human);
    };
  }

  private void parts(Score score) {
    String separator = "";
    List<String> silent = new ArrayList<>();
    for (Score.Part part : score.parts()) {
      if (part.finding().signs().isEmpty()) {
        silent.add(part.name().text());
      } else {
        say(separator).signs(part.finding().signs()).say(" (").say(part.name().text()).say(" ");
        say(Decimals.signed(part.share())).say(")");
        separator = "; ";
      }
    }
    if (!silent.isEmpty()) {
      say(separator).say("nothing found for ").list(silent).say(" (0.00)");
    }
    say(".");
  }

  private Explanation signs(List<Sign> signs) {
    String separator = "";
    for (Side side : Side.values()) {
      List<String> quoted = new ArrayList<>(MOST_SIGNS);
      for (Sign sign : signs) {
        if (sign.side() == side && quoted.size() < MOST_SIGNS) {
          quoted.add("'" + shortened(sign.text()) + "'");
        }
      }
      if (!quoted.isEmpty()) {
        say(separator).list(quoted).say(quoted.size() == 1 ? " speaks for " : " speak for ");
        say(name(side));
        separator = ", ";
      }
    }
    return this;
  }

  private static String name(Side side) {
    return switch (side) {
      case PERSON -> "a person";
      case AI -> "AI";
      case BOTH -> "both";
      case NOBODY -> "nobody";
    };
  }

  private Explanation list(List<String> items) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        say(i == items.size() - 1 ? " and " : ", ");
      }
      say(items.get(i));
    }
    return this;
  }

  private Explanation quote(String words) {
    return say("'").say(shortened(words)).say("'");
  }

  private Explanation say(String words) {
    text.append(words);
    return this;
  }

  private String finished() {
    return text.length() <= LONGEST ? text.toString() : cut(text.toString(), LONGEST);
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST_SIGN ? words : cut(words, LONGEST_SIGN);
  }

  /// The beginning of a text with an ellipsis, never half a surrogate pair.
  private static String cut(String words, int longest) {
    int end = longest - 1;
    if (Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    return words.substring(0, end) + "…";
  }
}
