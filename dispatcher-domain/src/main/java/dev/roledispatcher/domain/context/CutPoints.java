package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.List;

/// The places where a text may be cut: after paragraphs, sentences and words, never inside a code
/// fence.
///
/// @param paragraphs ends of paragraphs, ascending
/// @param sentences ends of sentences and lines, ascending
/// @param words ends of words, ascending
record CutPoints(List<Integer> paragraphs, List<Integer> sentences, List<Integer> words) {

  static CutPoints of(String text) {
    List<Integer> paragraphs = new ArrayList<>();
    List<Integer> sentences = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    CodeFence fence = CodeFence.NONE;
    for (int i = 0; i < text.length(); i++) {
      boolean lineStart = i == 0 || text.charAt(i - 1) == '\n';
      if (lineStart) {
        fence = fence.after(lineAt(text, i));
      }
      if (fence.isOpen() || i == 0 || !Character.isWhitespace(text.charAt(i))) {
        continue;
      }
      char before = text.charAt(i - 1);
      if (Character.isWhitespace(before)) {
        continue;
      }
      words.add(i);
      boolean lineEnd = text.charAt(i) == '\n';
      if (lineEnd || before == '.' || before == '!' || before == '?') {
        sentences.add(i);
      }
      if (lineEnd && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        paragraphs.add(i);
      }
    }
    return new CutPoints(paragraphs, sentences, words);
  }

  private static String lineAt(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.substring(start) : text.substring(start, end);
  }
}
