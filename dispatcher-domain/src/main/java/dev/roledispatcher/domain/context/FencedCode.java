package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fenced code of a Markdown text.
///
/// A line ends with a line feed, a carriage return or both. A fence that nothing closes reaches to
/// the end of the text, except in a list item or a quotation, with which it ends.
///
/// @param blocks the fences with what is between them, from the start of the first line to the last
///   mark, ascending
/// @param almost parts of lines that are no fence, but would open one if they were cut short
/// @param open the fence that is left open at the end; null when there is none
record FencedCode(List<Block> blocks, List<Block> almost, @Nullable CodeFence open) {

  private static final FencedCode NONE = new FencedCode(List.of(), List.of(), null);

  static FencedCode of(String text) {
    boolean none = !text.contains("```") && !text.contains("~~~");
    return none ? NONE : new Reader(text, linesOf(text)).read();
  }

  private static List<Line> linesOf(String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(new Line(start, text.substring(start, i)));
        start = i + 1;
      }
    }
    lines.add(new Line(start, text.substring(start)));
    return lines;
  }

  /// A line without its end. Between the two characters of one line end stands an empty line, which
  /// opens and closes nothing.
  private record Line(int start, String text) {}

  /// Goes once through the lines.
  private static final class Reader {

    private final String text;
    private final List<Line> lines;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Block> almost = new ArrayList<>();
    private @Nullable CodeFence open;

    /// Nested fences that nothing closes, at most one of each mark: none that is as long and as
    /// deep can be closed further on.
    private @Nullable CodeFence backticksInVain;

    private @Nullable CodeFence tildesInVain;

    Reader(String text, List<Line> lines) {
      this.text = text;
      this.lines = lines;
    }

    FencedCode read() {
      int at = 0;
      while (at < lines.size()) {
        at = readAt(at);
      }
      return new FencedCode(List.copyOf(blocks), List.copyOf(almost), open);
    }

    /// Reads a line, and what it opens; gives the line behind.
    private int readAt(int at) {
      Line line = lines.get(at);
      CodeFence fence = CodeFence.openedBy(line.text());
      if (fence == null) {
        Block guarded = CodeFence.almostOpenedBy(line.text());
        if (guarded != null) {
          almost.add(guarded.movedBy(line.start()));
        }
        return at + 1;
      }
      int last = isInVain(fence) ? -1 : closedIn(fence, at + 1);
      if (last >= 0) {
        Line closing = lines.get(last);
        blocks.add(new Block(line.start(), closing.start() + fence.closedAt(closing.text())));
        return last + 1;
      }
      if (fence.nested()) {
        remember(fence);
        return at + 1;
      }
      blocks.add(new Block(line.start(), text.length()));
      open = fence;
      return lines.size();
    }

    private int closedIn(CodeFence fence, int from) {
      for (int i = from; i < lines.size(); i++) {
        if (fence.closedAt(lines.get(i).text()) >= 0) {
          return i;
        }
      }
      return -1;
    }

    private boolean isInVain(CodeFence fence) {
      CodeFence inVain = fence.mark() == '`' ? backticksInVain : tildesInVain;
      return fence.nested()
          && inVain != null
          && fence.length() >= inVain.length()
          && fence.column() >= inVain.column();
    }

    private void remember(CodeFence fence) {
      if (fence.mark() == '`') {
        backticksInVain = fence;
      } else {
        tildesInVain = fence;
      }
    }
  }
}
