package dev.roledispatcher.adapter.tokens;

import java.util.List;
import java.util.Random;

/// Texts that counters stumble over, the same ones for the same seed.
final class NastyTexts {

  private static final List<String> PIECES =
      List.of(
          "word",
          "Word",
          "WORD",
          "don't",
          "I'LL",
          " ",
          "  ",
          "\t",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          "\u00a0",
          "\u2028",
          "\u200b",
          "/",
          "//",
          "\n/",
          "!\n/",
          "!!!",
          "...",
          "?!#",
          "#",
          "##",
          "-----",
          "*/",
          "{}();",
          "7",
          "1234567",
          "3.14",
          "٣٤",
          "漢字",
          "語",
          "かな",
          "한국어",
          "שלום",
          "مرحبا",
          "\u202e",
          "e\u0301",
          "\u0301",
          "😀",
          "👩‍👩‍👧",
          "🇩🇪",
          "\ud83d",
          "\ude00",
          "```",
          "~~~",
          "<|endoftext|>",
          "<|fim_prefix|>",
          "public static void main(String[] a) {\n\treturn;\n}",
          "https://example.org/a/b?c=d#e",
          "Don't stop. ",
          "A sentence ends here.\n\nAnother begins. ");

  private final Random random;

  NastyTexts(long seed) {
    random = new Random(seed);
  }

  /// A text of up to that many pieces.
  String next(int mostPieces) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(mostPieces + 1); left > 0; left--) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      text.append(random.nextInt(20) == 0 ? piece.repeat(1 + random.nextInt(50)) : piece);
    }
    return text.toString();
  }

  /// A number from 0 up to, not including, that one.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// One of those.
  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
