package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Shortens a long text to the sentences that matter most, in their order and word for word.
///
/// First comes the first sentence, which mostly says what the text is about; then those that name
/// one of the key terms or set a constraint ([ConstraintWords]), the more of them the better; then
/// the others, from the beginning. Sentences are taken in this order until one does not fit; a few
/// that do not fit are passed over. A line ends a sentence; fenced code and JSON are never taken
/// apart. Where something is missing stands `[…]`.
///
/// `Shortener.shorten(text, keyTerms, fits)` asks whether something fits no more often than a few
/// times the logarithm of the number of sentences. The same text and terms give the same result.
final class Shortener {

  private static final String MISSING = "[…]";
  private static final int MOST_PASSED_OVER = 4;
  private static final int MOST_KEY_TERMS = 3;
  private static final int CONSTRAINT = 2;

  private final String text;

  /// Ends of sentences. A sentence begins where the one before ends, with white space.
  private final int[] ends;

  private Shortener(String text) {
    this.text = text;
    this.ends = endsOf(text);
  }

  /// What is left of a text.
  ///
  /// @param text what fits; empty when not even one sentence does
  /// @param kept how many sentences are left
  /// @param of how many there were
  record Shortened(String text, int kept, int of) {}

  /// The most important sentences of a text that fit together.
  ///
  /// @param keyTerms what the text is read for, for instance `code_review`: a sentence counts each
  ///   word of them that it names
  /// @param fits whether a text fits; what is returned fits, unless it is empty
  static Shortened shorten(String text, List<String> keyTerms, Predicate<String> fits) {
    return new Shortener(text).shorten(termsOf(keyTerms), fits);
  }

  private static Set<String> termsOf(List<String> keyTerms) {
    Set<String> terms = new HashSet<>();
    keyTerms.forEach(term -> terms.addAll(Terms.of(term)));
    return terms;
  }

  private static int[] endsOf(String text) {
    Places sentences = CutPoints.of(text).sentences();
    int textEnd = text.stripTrailing().length();
    int count = sentences.size();
    boolean oneMore = textEnd > (count == 0 ? 0 : sentences.get(count - 1));
    int[] ends = new int[oneMore ? count + 1 : count];
    for (int i = 0; i < count; i++) {
      ends[i] = sentences.get(i);
    }
    if (oneMore) {
      ends[count] = textEnd;
    }
    return ends;
  }

  private Shortened shorten(Set<String> keyTerms, Predicate<String> fits) {
    int[] order = bestFirst(keyTerms);
    boolean[] chosen = new boolean[ends.length];
    int kept = 0;
    int next = 0;
    for (int round = 0; round <= MOST_PASSED_OVER && next < order.length; round++) {
      int fitting = howManyFit(order, next, chosen, fits);
      for (int i = next; i < next + fitting; i++) {
        chosen[order[i]] = true;
      }
      kept += fitting;
      next += fitting + 1;
    }
    return new Shortened(textOf(chosen), kept, ends.length);
  }

  /// How many more of the sentences, from one on, fit beside those that are chosen.
  private int howManyFit(int[] order, int from, boolean[] chosen, Predicate<String> fits) {
    int low = 0;
    int high = order.length - from;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      boolean[] tried = chosen.clone();
      for (int i = from; i < from + middle; i++) {
        tried[order[i]] = true;
      }
      if (fits.test(textOf(tried))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int[] bestFirst(Set<String> keyTerms) {
    int[] weights = new int[ends.length];
    for (int i = 1; i < weights.length; i++) {
      weights[i] = weightOf(text.substring(ends[i - 1], ends[i]), keyTerms);
    }
    if (weights.length > 0) {
      weights[0] = Integer.MAX_VALUE;
    }
    List<Integer> order = new ArrayList<>(weights.length);
    for (int i = 0; i < weights.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt((Integer i) -> weights[i]).reversed());
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int weightOf(String sentence, Set<String> keyTerms) {
    long named = Terms.of(sentence).stream().distinct().filter(keyTerms::contains).count();
    int constraint = ConstraintWords.isIn(sentence) ? CONSTRAINT : 0;
    return (int) Math.min(named, MOST_KEY_TERMS) + constraint;
  }

  private String textOf(boolean[] chosen) {
    StringBuilder out = new StringBuilder();
    int before = -1;
    for (int i = 0; i < chosen.length; i++) {
      if (!chosen[i]) {
        continue;
      }
      if (before < i - 1) {
        out.append(before < 0 ? "" : separatorBefore(before + 1)).append(MISSING);
        out.append(separatorBefore(i)).append(text, start(i), ends[i]);
      } else {
        out.append(text, i == 0 ? 0 : ends[i - 1], ends[i]);
      }
      before = i;
    }
    if (before < 0) {
      return "";
    }
    if (before < chosen.length - 1) {
      return out.append(separatorBefore(before + 1)).append(MISSING).toString();
    }
    return out.append(text, ends[before], text.length()).toString();
  }

  /// What stands between a sentence and the mark before it: its own white space when it begins a
  /// line, for a fence must stand on a line of its own and a list keep its form.
  private String separatorBefore(int sentence) {
    String blanks = text.substring(sentence == 0 ? 0 : ends[sentence - 1], start(sentence));
    if (blanks.indexOf('\n') >= 0 || blanks.indexOf('\r') >= 0) {
      return blanks;
    }
    return sentence == 0 ? "\n" + blanks : " ";
  }

  private int start(int sentence) {
    int at = sentence == 0 ? 0 : ends[sentence - 1];
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
