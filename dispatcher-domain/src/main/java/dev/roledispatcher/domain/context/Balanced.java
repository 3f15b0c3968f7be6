package dev.roledispatcher.domain.context;

/// Closes the code fence that a text leaves open, so that it does not swallow what stands behind.
///
/// For texts that are trusted and not fenced themselves: skills, examples, the words of a project.
/// `Balanced.closed(text)` is the text, or the text and one more line.
final class Balanced {

  private Balanced() {}

  /// The text with its last fence closed; the same instance when none is open.
  static String closed(String text) {
    CodeFence open = FencedCode.of(text).open();
    if (open == null) {
      return text;
    }
    boolean onNewLine = text.endsWith("\n") || text.endsWith("\r");
    return text + (onNewLine ? "" : "\n") + open.closing();
  }
}
