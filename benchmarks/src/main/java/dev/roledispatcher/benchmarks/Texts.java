package dev.roledispatcher.benchmarks;

import java.util.Random;

/// Texts as they come up in dispatches: short descriptions, and long ones of a wanted length.
final class Texts {

  private static final String[] OPENINGS = {
    "Review the pull request that changes how invoices are rounded, and say whether it can be merged.",
    "Summarise the interviews of last week and list what customers ask for most often.",
    "Approve the contract with the new supplier after talking to the legal department.",
    "Translate the release notes to German and format them like the last ones.",
    "Investigate why checkout fails for some customers in production, as soon as possible.",
    "Negotiate the renewal terms and decide how much of a discount we can give.",
    "Generate unit tests for the parser, run them and refactor whatever is hard to test.",
    "Prepare the onboarding plan for two engineers who join the team in March.",
  };

  private static final String[] WORDS = {
    "the",
    "report",
    "with",
    "all",
    "figures",
    "from",
    "our",
    "last",
    "quarter",
    "must",
    "be",
    "checked",
    "against",
    "what",
    "customers",
    "paid,",
    "and",
    "every",
    "difference",
    "written",
    "down",
    "in",
    "a",
    "table;",
    "ask",
    "whoever",
    "owns",
    "an",
    "account",
    "before",
    "changing",
    "anything.",
    "Then",
    "send",
    "it",
    "to",
    "finance",
    "team",
    "by",
    "Friday"
  };

  private Texts() {}

  /// A description of 20 to 60 words; the same number gives the same text.
  static String ofTask(int number) {
    Random random = new Random(number);
    return OPENINGS[number % OPENINGS.length] + " " + words(random, 10 + random.nextInt(40));
  }

  /// So many words in paragraphs of a hundred; the same seed gives the same text.
  static String prose(int words, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int left = words; left > 0; left -= 100) {
      text.append(words(random, Math.min(left, 100))).append("\n\n");
    }
    return text.toString();
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.append('.').toString();
  }
}
