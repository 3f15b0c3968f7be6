package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the JSON objects and arrays that stand in a text: from left to right, each as long as it
/// is, those that stand inside another not named again. Strict (RFC 8259): what does not parse is
/// text like any other.
///
/// Without recursion, so that no depth is too much for it, and linear: what a failed try saw of the
/// brackets on its way is remembered, so a second try over the same characters can only begin
/// inside what the first took for a string. The two never agree on what is inside a string (a
/// backslash outside of one ends a try), and of three that pass one place two would have to: no
/// character is read by more than two of them.
final class JsonValues {

  private static final int UNKNOWN = 0;
  private static final int IN_VAIN = -1;
  private static final int FAILED = -1;

  private final String text;
  private final int end;

  /// For each opening bracket where its value ends, or that it opens none.
  private final int[] ends;

  private final int offset;
  private int[] open = new int[16];
  private int depth;

  /// What may come next.
  private enum Next {
    FIRST_VALUE,
    VALUE,
    FIRST_KEY,
    KEY,
    COLON,
    COMMA
  }

  private JsonValues(String text, int start, int end) {
    this.text = text;
    this.offset = start;
    this.end = end;
    this.ends = new int[end - start];
  }

  /// The values between two places of a text.
  static List<Block> in(String text, int start, int end) {
    int first = start;
    while (first < end && !opens(text.charAt(first))) {
      first++;
    }
    return first == end ? List.of() : new JsonValues(text, first, end).find();
  }

  private List<Block> find() {
    List<Block> found = new ArrayList<>();
    int at = offset;
    while (at < end) {
      if (opens(text.charAt(at)) && ends[at - offset] == UNKNOWN) {
        read(at);
      }
      int valueEnd = ends[at - offset];
      if (valueEnd > 0) {
        found.add(new Block(at, valueEnd));
        at = valueEnd;
      } else {
        at++;
      }
    }
    return found;
  }

  /// Finds out where the value that begins there ends, and those in it.
  private void read(int start) {
    int at = start;
    Next next = Next.VALUE;
    depth = 0;
    do {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
        continue;
      }
      if (next != Next.COLON && isClosedBy(c, next)) {
        at++;
        ends[open[--depth] - offset] = at;
        next = Next.COMMA;
        continue;
      }
      int behind = behind(at, c, next);
      if (behind == FAILED) {
        break;
      }
      next = after(c, next);
      at = behind;
    } while (depth > 0 && at < end);
    while (depth > 0) {
      ends[open[--depth] - offset] = IN_VAIN;
    }
  }

  /// The place behind what begins there, if it may stand there.
  private int behind(int at, char c, Next next) {
    return switch (next) {
      case FIRST_KEY, KEY -> c == '"' ? behindString(at) : FAILED;
      case COLON -> c == ':' ? at + 1 : FAILED;
      case COMMA -> c == ',' ? at + 1 : FAILED;
      case FIRST_VALUE, VALUE -> {
        if (opens(c)) {
          push(at);
          yield at + 1;
        }
        yield c == '"' ? behindString(at) : behindLiteral(at, c);
      }
    };
  }

  private Next after(char c, Next next) {
    return switch (next) {
      case FIRST_KEY, KEY -> Next.COLON;
      case COLON -> Next.VALUE;
      case COMMA -> isInObject() ? Next.KEY : Next.VALUE;
      case FIRST_VALUE, VALUE -> {
        if (opens(c)) {
          yield c == '{' ? Next.FIRST_KEY : Next.FIRST_VALUE;
        }
        yield Next.COMMA;
      }
    };
  }

  private boolean isClosedBy(char c, Next next) {
    if (depth == 0 || (c != '}' && c != ']') || next == Next.KEY || next == Next.VALUE) {
      return false;
    }
    return isInObject() == (c == '}');
  }

  private boolean isInObject() {
    return text.charAt(open[depth - 1]) == '{';
  }

  private void push(int at) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = at;
  }

  private int behindString(int quote) {
    int at = quote + 1;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c < ' ') {
        return FAILED;
      }
      if (c == '\\') {
        at = behindEscape(at);
        if (at == FAILED) {
          return FAILED;
        }
      } else {
        at++;
      }
    }
    return FAILED;
  }

  private int behindEscape(int backslash) {
    int at = backslash + 1;
    if (at >= end) {
      return FAILED;
    }
    if (text.charAt(at) != 'u') {
      return "\"\\/bfnrt".indexOf(text.charAt(at)) >= 0 ? at + 1 : FAILED;
    }
    int behind = at + 5;
    if (behind > end) {
      return FAILED;
    }
    for (int i = at + 1; i < behind; i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) {
        return FAILED;
      }
    }
    return behind;
  }

  private int behindLiteral(int at, char c) {
    return switch (c) {
      case 't' -> behindWord(at, "true");
      case 'f' -> behindWord(at, "false");
      case 'n' -> behindWord(at, "null");
      default -> behindNumber(at);
    };
  }

  private int behindWord(int at, String word) {
    int behind = at + word.length();
    return behind <= end && text.startsWith(word, at) ? behind : FAILED;
  }

  private int behindNumber(int start) {
    int at = is('-', start) ? start + 1 : start;
    int behind = is('0', at) ? at + 1 : behindDigits(at);
    if (behind != FAILED && is('.', behind)) {
      behind = behindDigits(behind + 1);
    }
    if (behind != FAILED && (is('e', behind) || is('E', behind))) {
      at = behind + 1;
      behind = behindDigits(is('+', at) || is('-', at) ? at + 1 : at);
    }
    return behind;
  }

  private int behindDigits(int start) {
    int at = start;
    while (at < end && isDigit(text.charAt(at))) {
      at++;
    }
    return at == start ? FAILED : at;
  }

  private boolean is(char wanted, int at) {
    return at < end && text.charAt(at) == wanted;
  }

  private static boolean opens(char c) {
    return c == '{' || c == '[';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
