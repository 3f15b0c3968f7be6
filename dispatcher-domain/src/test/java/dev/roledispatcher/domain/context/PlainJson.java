package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON read in the plainest way, by descent: slow, and for short texts only.
final class PlainJson {

  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*\"");
  private static final Pattern SIMPLE =
      Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]*");

  private final String text;

  private PlainJson(String text) {
    this.text = text;
  }

  /// The objects and arrays in a text, from left to right.
  static List<Block> in(String text) {
    PlainJson json = new PlainJson(text);
    List<Block> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      boolean opens = text.charAt(at) == '{' || text.charAt(at) == '[';
      int end = opens ? json.value(at) : -1;
      if (end > 0) {
        found.add(new Block(at, end));
      }
      at = end > 0 ? end : at + 1;
    }
    return found;
  }

  private int value(int at) {
    if (is(at, '{')) {
      return container(at, '}', true);
    }
    if (is(at, '[')) {
      return container(at, ']', false);
    }
    int end = match(STRING, at);
    return end > 0 ? end : match(SIMPLE, at);
  }

  private int container(int start, char closer, boolean keyed) {
    int at = blanks(start + 1);
    if (is(at, closer)) {
      return at + 1;
    }
    while (true) {
      if (keyed) {
        at = match(STRING, at);
        at = at > 0 ? blanks(at) : -1;
        if (!is(at, ':')) {
          return -1;
        }
        at = blanks(at + 1);
      }
      at = value(at);
      if (at < 0) {
        return -1;
      }
      at = blanks(at);
      if (is(at, closer)) {
        return at + 1;
      }
      if (!is(at, ',')) {
        return -1;
      }
      at = blanks(at + 1);
    }
  }

  private boolean is(int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
  }

  private int blanks(int at) {
    return match(BLANKS, at);
  }

  private int match(Pattern pattern, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }
}
