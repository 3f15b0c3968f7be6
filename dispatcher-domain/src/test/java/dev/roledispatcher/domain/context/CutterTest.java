package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Where a text is cut.
final class CutterTest {

  @Test
  void cutsAfterAParagraphWhenLittleIsLostByIt() {
    assertThat(cut("one two three four.\n\nfive six seven", 21)).isEqualTo("one two three four.");
  }

  @Test
  void cutsAfterASentenceWhenAParagraphWouldLoseMuch() {
    assertThat(cut("one.\n\ntwo three four five. six seven", 30))
        .isEqualTo("one.\n\ntwo three four five.");
  }

  @Test
  void cutsAfterAWordWhenASentenceWouldLoseMuch() {
    assertThat(cut("one. two three four five six seven", 25)).isEqualTo("one. two three four five");
  }

  @Test
  void keepsNothingOfAWordThatIsTooLong() {
    assertThat(cut("x".repeat(60), 50)).isEmpty();
  }

  @Test
  void cutsInsideAWordThatIsHuge() {
    assertThat(cut("x".repeat(100), 50)).isEqualTo("x".repeat(50));
    assertThat(cut("one " + "x".repeat(100), 50)).isEqualTo("one " + "x".repeat(46));
  }

  @Test
  void cutsBeforeAHugeWordWhenLittleIsLostByIt() {
    assertThat(cut("one two three four five " + "x".repeat(100), 28))
        .isEqualTo("one two three four five");
  }

  @Test
  void keepsTogetherWhatReadersSeeAsOneCharacter() {
    String family = "👩‍👩‍👧‍👦";
    String text = family.repeat(10);
    for (int most = 0; most < text.length(); most++) {
      int whole = most / family.length();
      assertThat(cut(text, most)).isEqualTo(family.repeat(whole));
    }
  }

  @Test
  void cutsAfterSentencesOfScriptsWithoutSpaces() {
    String text = "これは一つ目の文です。これは二つ目の文です！「三つ目ですか？」四つ目の文";
    assertThat(cut(text, 25)).isEqualTo("これは一つ目の文です。これは二つ目の文です！");
    assertThat(cut(text, 33)).isEqualTo("これは一つ目の文です。これは二つ目の文です！「三つ目ですか？」");
    assertThat(cut(text, 8)).isEqualTo("これは一つ目の文");
  }

  @Test
  void knowsTheMarksThatEndASentence() {
    for (String sentence :
        new String[] {
          "Say \"yes.\"", "(It is.)", "**Never!**", "هل هذا سؤال؟", "यह वाक्य है।", "So…"
        }) {
      String text = sentence + " one of many words";
      int most = sentence.length() + " one".length() - 1;
      assertThat(cut(text, most)).isEqualTo(sentence);
      assertThat(CutPoints.of(text).sentences().get(0)).isEqualTo(sentence.length());
    }
  }

  @Test
  void knowsParagraphsByAnyEndOfLines() {
    for (String gap : new String[] {"\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "  \n\n\n"}) {
      String text = "one two three four." + gap + "five six";
      assertThat(CutPoints.of(text).paragraphs().get(0)).isEqualTo(19);
      assertThat(cut(text, 24)).isEqualTo("one two three four.");
    }
  }

  @Test
  void neverCutsInsideAJsonValue() {
    String json = "{\"a\": [1, 2],\n\n \"b. c\": {\"d e\": \"f g. h\"}}";
    String text = "Use " + json + " as it is, not { a b }";
    for (int most = 0; most < text.length(); most++) {
      String kept = cut(text, most);
      assertThat(kept.length() <= "Use".length() || kept.startsWith("Use " + json)).isTrue();
    }
    assertThat(cut(text, text.length() - 1)).endsWith("not { a b");
  }

  @Test
  void neverOpensAFenceByCuttingALine() {
    String text = "One two.\n``` three `four` five six";
    for (int most = 0; most < text.length(); most++) {
      assertThat(FencedCode.of(cut(text, most)).open()).isNull();
    }
  }

  @Test
  void findsNothingToKeepInWhiteSpace() {
    for (String text : new String[] {"", " ", "\n\n", " \t\r\n \u2028", " ".repeat(500)}) {
      assertThat(Cutter.cut(text, part -> true)).isEmpty();
    }
  }

  @Test
  void neverCutsInsideACodeFence() {
    String text = "Before it.\n```java\nint a = 1;\n\nint b = 2;\n```\nAfter it.";
    for (int most = 0; most <= text.length(); most++) {
      assertThat(cut(text, most))
          .isIn(
              "",
              "Before",
              "Before it.",
              "Before it.\n```java\nint a = 1;\n\nint b = 2;\n```",
              "Before it.\n```java\nint a = 1;\n\nint b = 2;\n```\nAfter");
    }
  }

  @Test
  void knowsThatALongerFenceHoldsShorterOnes() {
    String text = "A.\n````\n```\nin code\n```\nstill in\n````\nout of it";
    assertThat(cut(text, 36)).isEqualTo("A.");
    assertThat(cut(text, 42)).endsWith("still in\n````");
  }

  @Test
  void knowsFencesOfTildesAndIndentedOnes() {
    assertThat(cut("A.\n~~~\na b c d e f\n~~~", 12)).isEqualTo("A.");
    assertThat(cut("A.\n  ```\na b c d e f\n  ```", 14)).isEqualTo("A.");
  }

  @Test
  void takesAnUnclosedFenceToTheEnd() {
    assertThat(cut("A.\n```\na b c d e f g h", 18)).isEqualTo("A.");
  }

  @Test
  void neverCutsASurrogatePair() {
    String text = "😀😀 😀😀😀 \uD83D\uDE00".repeat(5);
    for (int most = 0; most <= text.length(); most++) {
      String kept = cut(text, most);
      assertThat(kept.isEmpty() || !Character.isHighSurrogate(kept.charAt(kept.length() - 1)))
          .isTrue();
      assertThat(kept.length()).isLessThanOrEqualTo(most);
    }
  }

  @Test
  void returnsOnlyWhatFitsEvenWhenAShorterPartDoesNot() {
    String beforeTheEnd = "a b " + "c".repeat(40) + ". d e f";
    assertThat(Cutter.cut(beforeTheEnd + " g", part -> !part.endsWith(".")))
        .isEqualTo(beforeTheEnd);
  }

  @Test
  void keepsItsPromisesForAnyText() {
    long seed = 48;
    RandomTexts texts = new RandomTexts(seed);
    for (int round = 0; round < 20_000; round++) {
      String text = texts.text(40);
      int most = texts.upTo(text.length());
      AtomicInteger asked = new AtomicInteger();
      String kept =
          Cutter.cut(
              text,
              part -> {
                asked.incrementAndGet();
                return part.length() <= most;
              });
      String claim = "seed %d, round %d: %d of <%s>".formatted(seed, round, most, text);
      assertThat(text).as(claim).startsWith(kept);
      assertThat(kept.length()).as(claim).isLessThanOrEqualTo(most);
      assertThat(asked.get()).as(claim).isLessThanOrEqualTo(4 + 2 * log2(text.length()));
      if (!kept.isEmpty()) {
        assertThat(Character.isWhitespace(kept.charAt(kept.length() - 1))).as(claim).isFalse();
        assertMayEndAt(kept.length(), text, claim);
      }
      assertThat((double) kept.length())
          .as(claim)
          .isGreaterThanOrEqualTo(shareOfTheLongest(text, most));
    }
  }

  private static void assertMayEndAt(int end, String text, String claim) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    assertThat(characters.isBoundary(end)).as(claim).isTrue();
    assertThat(FencedCode.of(text.substring(0, end)).open()).as(claim).isNull();
    assertThat(FencedCode.of(text).blocks())
        .as(claim)
        .noneMatch(block -> block.start() < end && end < block.end());
    int start = 0;
    for (Block fence : FencedCode.of(text).blocks()) {
      assertOutsideJson(end, start, fence.start(), text, claim);
      start = fence.end();
    }
    assertOutsideJson(end, start, text.length(), text, claim);
  }

  private static void assertOutsideJson(int end, int from, int to, String text, String claim) {
    assertThat(PlainJson.in(text.substring(from, to)))
        .as(claim)
        .noneMatch(value -> from + value.start() < end && end < from + value.end());
  }

  /// What must be kept at least, when words end before white space only.
  private static double shareOfTheLongest(String text, int most) {
    List<Block> blocks = Blocks.of(text);
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    for (int end = Math.min(most, text.length() - 1); end > 0; end--) {
      int at = end;
      if (Character.isWhitespace(text.charAt(at))
          && !Character.isWhitespace(text.charAt(at - 1))
          && characters.isBoundary(at)
          && blocks.stream().noneMatch(block -> block.start() < at && at < block.end())) {
        return 0.8 * at;
      }
    }
    return 0;
  }

  private static int log2(int number) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(number);
  }

  private static String cut(String text, int most) {
    return Cutter.cut(text, part -> part.length() <= most);
  }
}
