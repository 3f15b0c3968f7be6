package dev.roledispatcher.domain.context;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps passages that several texts have in common once: where they stand first.
///
/// A passage is a paragraph, which ends at a blank line, or a block of fenced code. Paragraphs are
/// the same when they differ in white space alone; code must be the same in every character.
/// Passages shorter than 60 characters, with each white space counted as one, stay wherever they
/// are: headings and short lines repeat by nature.
///
/// `Passages.once(texts)` gives for each text, in their order, what is left of it. A text that
/// repeats nothing comes back as the same instance.
final class Passages {

  static final int SHORTEST = 60;

  private final String text;
  private final Set<String> seen;
  private final List<Block> fences;
  private final StringBuilder kept = new StringBuilder();

  /// The end of the text that is copied or left out already.
  private int done;

  /// The widest line ends since the last passage that is kept: of the gaps around what is left out
  /// one stays, so nothing grows together.
  private String lineEnds = "";

  private int removed;

  private Passages(String text, Set<String> seen) {
    this.text = text;
    this.seen = seen;
    this.fences = FencedCode.of(text).blocks();
  }

  /// What is left of a text.
  ///
  /// @param text the text without what was said before
  /// @param passages how many passages were taken out
  /// @param characters how many characters shorter it has become
  record Kept(String text, int passages, int characters) {}

  /// The texts without the passages that an earlier one, or they themselves further up, have.
  static List<Kept> once(List<String> texts) {
    Set<String> seen = new HashSet<>();
    return texts.stream().map(text -> new Passages(text, seen).read()).toList();
  }

  private Kept read() {
    int at = 0;
    for (Block fence : fences) {
      readParagraphs(at, fence.start());
      take(fence.start(), fence.end(), true);
      at = fence.end();
    }
    readParagraphs(at, text.length());
    if (removed == 0) {
      return new Kept(text, 0, 0);
    }
    String end = text.substring(text.stripTrailing().length());
    String left = kept.isEmpty() ? "" : kept + end;
    return new Kept(left, removed, text.length() - left.length());
  }

  private void readParagraphs(int start, int end) {
    int at = start;
    while (at < end) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      int behind = endOfParagraph(at, end);
      take(at, behind, false);
      at = behind;
    }
  }

  /// The end of the last word before a blank line, or before the end.
  private int endOfParagraph(int start, int end) {
    int behindWord = start;
    int lineEnds = 0;
    for (int at = start; at < end && lineEnds < 2; at++) {
      char c = text.charAt(at);
      if (!Character.isWhitespace(c)) {
        behindWord = at + 1;
        lineEnds = 0;
      } else if (c == '\r' || (c == '\n' && text.charAt(at - 1) != '\r')) {
        lineEnds++;
      }
    }
    return behindWord;
  }

  /// Keeps a passage and the white space before it, or leaves both out.
  private void take(int start, int end, boolean isCode) {
    int lineStart = start;
    while (lineStart > done && !isLineEnd(text.charAt(lineStart - 1))) {
      lineStart--;
    }
    String before = text.substring(done, lineStart);
    if (before.lines().count() > lineEnds.lines().count()) {
      lineEnds = before;
    }
    done = end;
    if (isRepeated(text.substring(start, end), isCode)) {
      removed++;
      return;
    }
    kept.append(kept.isEmpty() ? "" : lineEnds).append(text, lineStart, end);
    lineEnds = "";
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private boolean isRepeated(String passage, boolean isCode) {
    String collapsed = collapsed(passage);
    return collapsed.length() >= SHORTEST && !seen.add(isCode ? passage : collapsed);
  }

  private static String collapsed(String passage) {
    StringBuilder out = new StringBuilder(passage.length());
    boolean inBlank = false;
    for (int i = 0; i < passage.length(); i++) {
      char c = passage.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (!blank) {
        out.append(c);
      } else if (!inBlank) {
        out.append(' ');
      }
      inBlank = blank;
    }
    return out.toString();
  }
}
