package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// The line that opens a fence around code in a Markdown text, and what closes it.
///
/// @param mark the character it is made of, a backtick or a tilde
/// @param length how many of them in a row, at least 3
/// @param column how many columns stand before it
/// @param nested true when it stands in a list item or a quotation, or is indented as if it did:
///   such a fence ends with what it stands in, so it is one only where it is closed
record CodeFence(char mark, int length, int column, boolean nested) {

  static final int SHORTEST = 3;

  private static final int DEEPEST_INDENT = 3;

  /// The fence that a line opens outside of any other; null when it opens none.
  static @Nullable CodeFence openedBy(String line) {
    LineStart start = LineStart.of(line, true);
    int end = start.endOfRun(line);
    if (end - start.at() < SHORTEST) {
      return null;
    }
    char mark = line.charAt(start.at());
    boolean opens = mark == '~' || (mark == '`' && line.indexOf('`', end) < 0);
    return opens
        ? new CodeFence(mark, end - start.at(), start.column(), start.isNested(DEEPEST_INDENT))
        : null;
  }

  /// Where the marks of a line that closes this fence end; -1 when the line does not close it. A
  /// fence is closed by one of the same kind, at least as long and with nothing behind it.
  int closedAt(String line) {
    LineStart start = LineStart.of(line, false);
    int end = start.endOfRun(line);
    boolean closes =
        end - start.at() >= length
            && line.charAt(start.at()) == mark
            && (nested
                ? start.column() >= column - DEEPEST_INDENT
                : !start.isNested(DEEPEST_INDENT))
            && line.substring(end).isBlank();
    return closes ? end : -1;
  }

  /// The line that closes it.
  String closing() {
    return " ".repeat(column) + String.valueOf(mark).repeat(length);
  }

  /// The part of a line of code marks that would open a fence, were the line cut short: from its
  /// marks to the next backtick. Null when there is none.
  static @Nullable Block almostOpenedBy(String line) {
    LineStart start = LineStart.of(line, true);
    int end = start.endOfRun(line);
    if (end - start.at() < SHORTEST || line.charAt(start.at()) != '`') {
      return null;
    }
    int next = line.indexOf('`', end);
    return next < 0 ? null : new Block(start.at(), next + 1);
  }

  /// What stands before the content of a line: blanks, the marks of quotations and of list items.
  ///
  /// @param at where the content begins
  /// @param column its column, a tab being 4
  /// @param inside true when it stands in a quotation or is a list item
  private record LineStart(int at, int column, boolean inside) {

    private static final int TAB = 4;
    private static final int MOST_DIGITS = 9;

    static LineStart of(String line, boolean items) {
      int at = 0;
      int column = 0;
      boolean inside = false;
      while (at < line.length()) {
        char c = line.charAt(at);
        int item = items ? lengthOfItem(line, at) : 0;
        if (c == ' ' || c == '\t') {
          column += c == ' ' ? 1 : TAB;
          at++;
        } else if (c == '>' || item > 0) {
          inside = true;
          column += Math.max(item, 1);
          at += Math.max(item, 1);
        } else {
          break;
        }
      }
      return new LineStart(at, column, inside);
    }

    boolean isNested(int deepestIndent) {
      return inside || column > deepestIndent;
    }

    int endOfRun(String line) {
      int end = at;
      while (end < line.length() && line.charAt(end) == line.charAt(at)) {
        end++;
      }
      return end;
    }

    /// The length of `-`, `+`, `*`, `1.` or `1)` with a blank behind it; 0 when there is none.
    private static int lengthOfItem(String line, int start) {
      int at = start;
      while (at < line.length() && at - start < MOST_DIGITS && isDigit(line.charAt(at))) {
        at++;
      }
      String marks = at == start ? "-+*" : ".)";
      boolean isItem =
          at + 1 < line.length()
              && marks.indexOf(line.charAt(at)) >= 0
              && (line.charAt(at + 1) == ' ' || line.charAt(at + 1) == '\t');
      return isItem ? at + 1 - start : 0;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
