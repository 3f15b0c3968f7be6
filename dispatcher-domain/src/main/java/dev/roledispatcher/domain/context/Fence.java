package dev.roledispatcher.domain.context;

/// Puts text of callers between fences it cannot break out of, so that it is read as data.
final class Fence {

  private static final int SHORTEST = 3;

  private Fence() {}

  /// The text between two lines of backticks, more of them than the text has anywhere in a row.
  static String around(String label, String text) {
    String ticks = "`".repeat(Math.max(SHORTEST, longestRun(text) + 1));
    return ticks + label + "\n" + text + (text.endsWith("\n") ? "" : "\n") + ticks;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
