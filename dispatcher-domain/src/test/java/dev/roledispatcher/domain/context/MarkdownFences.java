package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.List;

/// The lines of a Markdown text that stand outside of fenced code, read as CommonMark says and
/// independently of the code under test.
final class MarkdownFences {

  private MarkdownFences() {}

  /// Those lines; the marks of fences are not among them.
  ///
  /// @throws AssertionError when a fence is open at the end
  static List<String> linesOutside(String text) {
    List<String> outside = new ArrayList<>();
    String fence = "";
    for (String line : text.split("\r\n|\n|\r", -1)) {
      int indent = runOf(line, 0, ' ');
      char mark = indent < line.length() ? line.charAt(indent) : ' ';
      int end = indent + (mark == '`' || mark == '~' ? runOf(line, indent, mark) : 0);
      String run = line.substring(indent, end);
      boolean mayBeFence = indent <= 3 && run.length() >= 3;
      String behind = line.substring(end);
      if (!fence.isEmpty()) {
        if (mayBeFence && run.startsWith(fence) && behind.matches("[ \t]*")) {
          fence = "";
        }
      } else if (mayBeFence && (run.startsWith("~") || !behind.contains("`"))) {
        fence = run;
      } else {
        outside.add(line);
      }
    }
    if (!fence.isEmpty()) {
      throw new AssertionError("The fence (" + fence + ") is open at the end.");
    }
    return outside;
  }

  private static int runOf(String line, int from, char c) {
    int end = from;
    while (end < line.length() && line.charAt(end) == c) {
      end++;
    }
    return end - from;
  }
}
