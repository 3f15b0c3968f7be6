package dev.roledispatcher.domain.context;

import java.util.regex.Pattern;

/// Tells sentences that set a limit to some work: what must be or must not, how much, until when.
///
/// It knows the words of English, numbers with a unit, amounts of money, times and dates. Linear in
/// the length of a sentence: no part of the pattern matches more than a few dozen characters.
final class ConstraintWords {

  private static final String WORDS =
      "must(?:n't)?|never|only|shall|should(?:n't)?|(?:do|does|may|can|could|need) not|cannot"
          + "|(?:don|can|won|shouldn|mustn)['’]t|no (?:more|less|fewer|later|earlier) than"
          + "|(?:more|less|fewer|later|earlier|longer) than|at (?:least|most)|up to|within|except"
          + "|unless|until|before|deadlines?|due|required?|requires|mandatory|forbidden|prohibited"
          + "|not allowed|without|always|exactly|minimum|maximum|limit(?:s|ed)?|avoid|asap|urgent";
  private static final String NUMBER = "\\d{1,15}(?:[.,]\\d{1,15}){0,3}";
  private static final String UNITS =
      "ms|millis(?:econds?)?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?"
          + "|years?|bytes?|[kmgt]i?b|%|percent|eur|euros?|usd|dollars?|gbp|pounds?|chf|users?"
          + "|requests?|rps|tokens?|words?|characters?|chars?|lines?|pages?|items?|people|persons?"
          + "|px|[kcm]?m|k?g|kwh?|°c|[mgk]?hz";
  private static final String MONTHS =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
  private static final String DATES =
      "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}:\\d{2}"
          + ("|" + MONTHS + "\\.? \\d{1,2}|\\d{1,2}(?:\\.|st|nd|rd|th)? " + MONTHS)
          + "|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day";
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          ("(?<![\\p{L}\\p{N}_])(?:(?:%s|%s)(?![\\p{L}\\p{N}_])|%s[ \\u00A0-]?(?:%s)(?![\\p{L}\\p{N}_])"
                  + "|[$€£¥] ?\\d|\\d{1,15} ?[€£¥])")
              .formatted(WORDS, DATES, NUMBER, UNITS),
          Pattern.CASE_INSENSITIVE);

  private ConstraintWords() {}

  /// Whether a sentence sets a limit.
  static boolean isIn(String sentence) {
    return CONSTRAINT.matcher(sentence).find();
  }
}
