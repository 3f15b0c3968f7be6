package dev.roledispatcher.domain.context;

/// The fence around a block of code that stands open at a place in a Markdown text.
///
/// @param mark the character it is made of
/// @param length how many of them in a row; 0 when no fence is open
record CodeFence(char mark, int length) {

  static final CodeFence NONE = new CodeFence('`', 0);

  private static final int SHORTEST = 3;
  private static final int DEEPEST_INDENT = 3;

  boolean isOpen() {
    return length > 0;
  }

  /// What stands open after a line: a fence is closed by one of the same kind, at least as long and
  /// with nothing behind it.
  CodeFence after(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    if (start == line.length() || start > DEEPEST_INDENT) {
      return this;
    }
    char first = line.charAt(start);
    int end = start;
    while (end < line.length() && line.charAt(end) == first) {
      end++;
    }
    int run = end - start;
    String rest = line.substring(end);
    if (isOpen()) {
      return first == mark && run >= length && rest.isBlank() ? NONE : this;
    }
    boolean opens = run >= SHORTEST && (first == '~' || (first == '`' && rest.indexOf('`') < 0));
    return opens ? new CodeFence(first, run) : this;
  }
}
