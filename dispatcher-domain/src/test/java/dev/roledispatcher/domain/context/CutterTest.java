package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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
    assertThat(cut("x".repeat(100), 50)).isEmpty();
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
  void returnsABeginningThatFitsForAnyText() {
    long seed = 48;
    Random random = new Random(seed);
    String[] pieces = {"word", ".", " ", "\n", "\n\n", "```", "~~~~", "😀", "漢字", "\uD83D", "\t"};
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      int most = random.nextInt(text.length() + 1);
      String kept = cut(text.toString(), most);
      assertThat(text.toString()).as("seed %d, round %d", seed, round).startsWith(kept);
      assertThat(kept.length()).isLessThanOrEqualTo(most);
    }
  }

  private static String cut(String text, int most) {
    return Cutter.cut(text, part -> part.length() <= most);
  }
}
