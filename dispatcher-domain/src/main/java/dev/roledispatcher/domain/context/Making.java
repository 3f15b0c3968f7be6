package dev.roledispatcher.domain.context;

import java.util.List;
import java.util.function.UnaryOperator;

/// What the making of one context works with.
///
/// @param counter counts tokens
/// @param memo remembers what was prepared
/// @param form how the context is written
/// @param shorten whether a task text that does not fit is shortened instead of cut
record Making(TokenCounter counter, Memo memo, ContextForm form, boolean shorten) {

  /// The most characters of the least form of a text.
  private static final int LEAST = 200;

  /// Lengths of cuts of lasting texts have so many significant bits, so that there are few of them.
  private static final int SIGNIFICANT_BITS = 5;

  int count(TextBlock block) {
    return counter.count(block.text());
  }

  int count(List<TextBlock> blocks) {
    int tokens = 0;
    for (TextBlock block : blocks) {
      tokens += counter.count(block.text());
    }
    return tokens;
  }

  /// The beginning of a text that is the least worth showing: the text itself when it is short;
  /// empty when its beginning cannot be cut.
  static String beginning(String text) {
    return text.length() <= LEAST ? text : Cutter.cut(text, part -> part.length() <= LEAST);
  }

  /// The longest beginning of a text that, rendered, fits that many tokens.
  String cut(String text, int tokens, UnaryOperator<String> rendered) {
    return Cutter.cut(text, part -> counter.count(rendered.apply(part)) <= tokens);
  }

  /// As [#cut], but no shorter than the least beginning worth showing, which the caller knows to
  /// fit.
  String cutToLeast(String text, int tokens, UnaryOperator<String> rendered) {
    return longer(beginning(text), cut(text, tokens, rendered));
  }

  /// As [#cut], of a text that many contexts have: cut to one of a few lengths and remembered.
  String cutLasting(String heading, String text, int tokens, UnaryOperator<String> rendered) {
    int length = rung(tokens);
    return memo.of(
        new Cut(counter.name(), heading, text, length), () -> cut(text, length, rendered));
  }

  static String longer(String one, String other) {
    return one.length() >= other.length() ? one : other;
  }

  private static int rung(int tokens) {
    int spare = Integer.SIZE - Integer.numberOfLeadingZeros(tokens) - SIGNIFICANT_BITS;
    return spare <= 0 ? tokens : tokens >>> spare << spare;
  }

  /// What a cut depends on.
  private record Cut(String counter, String heading, String text, int tokens)
      implements Memo.Sized {
    @Override
    public int characters() {
      return heading.length() + 2 * text.length();
    }
  }
}
