package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Where characters end.
final class GraphemesTest {

  @Test
  void agreesWithThePlatformOnEveryCodePointBeforeABlank() {
    StringBuilder all = new StringBuilder();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (Character.isDefined(codePoint) && !Character.isWhitespace(codePoint)) {
        all.appendCodePoint(codePoint).append(' ');
      }
    }
    String text = all.toString();
    BreakIterator platform = BreakIterator.getCharacterInstance(Locale.ROOT);
    platform.setText(text);
    Graphemes graphemes = new Graphemes(text);
    int joined = 0;
    for (int at = text.indexOf(' ', 1); at >= 0; at = text.indexOf(' ', at + 1)) {
      boolean ends = platform.isBoundary(at);
      joined += ends ? 0 : 1;
      assertThat(graphemes.endsBeforeBlank(at))
          .as("U+%X", text.codePointBefore(at))
          .isEqualTo(ends);
    }
    assertThat(joined).isGreaterThan(10);
  }

  @Test
  void agreesWithThePlatformOnEveryCodePointBehindAMark() {
    BreakIterator platform = BreakIterator.getCharacterInstance(Locale.ROOT);
    for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      int type = Character.getType(codePoint);
      if (type == Character.UNASSIGNED
          || type == Character.PRIVATE_USE
          || Character.isIdeographic(codePoint)) {
        continue;
      }
      String text = "。" + Character.toString(codePoint);
      platform.setText(text);
      assertThat(new Graphemes(text).endsBefore(1))
          .as("U+%X", codePoint)
          .isEqualTo(platform.isBoundary(1));
    }
  }

  @Test
  void keepsJoinedEmojiAndMarksTogether() {
    String text = "x 👩‍👩‍👧‍👦👍🏽e\u0301🇩🇪";
    assertThat(new Graphemes(text).between(2, text.length())).containsExactly(13, 17, 19);
  }
}
