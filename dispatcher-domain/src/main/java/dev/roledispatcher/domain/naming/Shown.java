package dev.roledispatcher.domain.naming;

/// Text of callers made fit for a message: short, on one line, without control characters.
public final class Shown {

  private static final int LONGEST = 64;

  private Shown() {}

  /// At most 64 characters of a text; what was left out is marked, control characters are replaced.
  public static String shortened(String text) {
    int end = Math.min(text.length(), LONGEST);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder shown = new StringBuilder(end + 1);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) ? '\uFFFD' : c);
    }
    return end < text.length() ? shown.append('…').toString() : shown.toString();
  }
}
