package dev.roledispatcher.domain.context;

import java.util.List;
import java.util.Random;

/// Texts of everything that is hard to cut, the same for the same seed.
final class RandomTexts {

  private static final List<String> PIECES =
      List.of(
          // Words, marks and blanks.
          "word",
          "Another",
          "a",
          ".",
          "!",
          "? ",
          "...",
          ", ",
          " ",
          "  ",
          "\t",
          "\n",
          "\n\n",
          "\r\n",
          "\r\n\r\n",
          "\r",
          " \n \n ",
          "\u00A0",
          "\u2028",
          "\u3000",
          "\u200B",
          "\u00AD",
          "(so.)",
          "\"said.\" ",
          "*bold.* ",
          "_x_",
          "x".repeat(90),
          "https://example.org/a/b?c=d&e=f",
          // Scripts.
          "e\u0301",
          "a\u0323\u0302",
          "\u0301",
          "שלום עולם. ",
          "مرحبا بالعالم؟ ",
          "\u0600",
          "\u0600 ",
          "漢字仮名。",
          "これは文です！",
          "「はい。」",
          "。\uFE00",
          "。\u0301x",
          "ﾊﾟﾋﾟ",
          "ภาษาไทยกำ",
          "हिन्दी। ",
          "क्षि",
          "한국어 문장. ",
          "\u1112\u1161\u11AB",
          "ം\u0D4E ",
          "\u202Eabc\u202C ",
          // Emoji.
          "😀",
          "👩‍👩‍👧‍👦",
          "👍🏽",
          "🇩🇪🇫🇷",
          "🇩",
          "❤️",
          "1️⃣",
          "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
          "\u200D",
          "\uD83D",
          "\uDE00",
          // Code.
          "```",
          "````",
          "\n```\n",
          "\n```java\n",
          "\n~~~\n",
          "\n~~~~ text\n",
          "\n````\n",
          "\n  ```\n",
          "\n- ```\n",
          "\n    ```\n",
          "\n> ```\n",
          "\n1. ~~~\n",
          "`code`",
          "\n``` a `b` c\n",
          "~~",
          "\n\t```\n",
          // JSON.
          "{\"a\": [1, 2]}",
          "{}",
          "[ ]",
          "[1,\n\n 2]",
          "{\"k\":\n{\"b. c\": null}}",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "\\",
          ":",
          ",",
          "[true, \"a \\\" b\", -1.5e+3]",
          "{\"un\": ",
          "[[[[",
          "]]]]",
          "{a: [1, 2]}",
          "[01]");

  private final Random random;

  RandomTexts(long seed) {
    this.random = new Random(seed);
  }

  String text(int mostPieces) {
    StringBuilder text = new StringBuilder();
    // Some texts repeat a few pieces, so that long runs of one kind come about.
    int kinds = random.nextBoolean() ? PIECES.size() : 1 + random.nextInt(6);
    int first = random.nextInt(PIECES.size());
    int step = 1 + random.nextInt(7);
    for (int i = random.nextInt(mostPieces + 1); i > 0; i--) {
      text.append(PIECES.get((first + random.nextInt(kinds) * step) % PIECES.size()));
    }
    return text.toString();
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }
}
