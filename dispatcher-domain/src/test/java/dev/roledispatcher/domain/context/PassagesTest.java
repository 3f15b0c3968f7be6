package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.context.Passages.Kept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How passages that several texts have in common are kept once.
final class PassagesTest {

  private static final String LONG =
      "Always write down what you decided, why, and what else was thought of before.";
  private static final String CODE =
      "```java\nint first = 1;\n\nint second = first + 1;\n\nint third = second + first;\n```";

  @Test
  void keepsAPassageWhereItStandsFirst() {
    List<Kept> kept =
        Passages.once(List.of("One.\n\n" + LONG + "\n\nTwo.", "Three.\n\n" + LONG + "\n\nFour."));
    assertThat(kept)
        .containsExactly(
            new Kept("One.\n\n" + LONG + "\n\nTwo.", 0, 0),
            new Kept("Three.\n\nFour.", 1, LONG.length() + 2));
  }

  @Test
  void keepsAPassageOnceWithinOneText() {
    assertThat(once(LONG + "\n\nA.\n\n" + LONG + "\n")).isEqualTo(LONG + "\n\nA.\n");
  }

  @Test
  void takesPassagesForTheSameThatDifferInWhiteSpaceAlone() {
    String wrapped = LONG.replace(", ", ",\r\n  \t");
    assertThat(Passages.once(List.of(LONG, "A.\n\n" + wrapped)).get(1).text()).isEqualTo("A.");
  }

  @Test
  void takesCodeForTheSameOnlyWhenEveryCharacterIs() {
    String indented = CODE.replace("int third", "  int third");
    assertThat(once("A.\n" + CODE + "\nB.\n" + CODE + "\nC."))
        .isEqualTo("A.\n" + CODE + "\nB.\nC.");
    String both = "A.\n" + CODE + "\nB.\n" + indented + "\nC.";
    assertThat(once(both)).isSameAs(both);
  }

  @Test
  void takesCodeWithBlankLinesForOnePassage() {
    String parted = LONG + "\n\n```\n" + LONG + "\n\n" + LONG + "\n```";
    assertThat(once(parted)).isSameAs(parted);
  }

  @Test
  void leavesShortPassagesWhereverTheyAre() {
    String shorter = "x".repeat(Passages.SHORTEST - 1);
    String text = shorter + "\n\n" + shorter;
    assertThat(once(text)).isSameAs(text);
    assertThat(once(text + "x\n\n" + shorter + "x")).isEqualTo(text + "x");
    String blanks = "a" + " ".repeat(100) + "b";
    assertThat(once(blanks + "\n\n" + blanks)).isEqualTo(blanks + "\n\n" + blanks);
  }

  @Test
  void leavesNothingOfATextThatOnlyRepeats() {
    assertThat(Passages.once(List.of(LONG, "\n" + LONG + "\n\n" + LONG + "\n")).get(1))
        .isEqualTo(new Kept("", 2, 2 * LONG.length() + 4));
  }

  @Test
  void keepsTheFormOfWhatStandsAroundARepetition() {
    assertThat(once(LONG + "\n\n\n\n    " + LONG + "\n\n- a\n  - b"))
        .isEqualTo(LONG + "\n\n\n\n- a\n  - b");
    assertThat(Passages.once(List.of(LONG, LONG + "\n\n\n   - a\n")).get(1).text())
        .isEqualTo("   - a\n");
  }

  @Test
  void losesNothingOfAnyTextsButRepetitions() {
    long seed = 52;
    RandomTexts random = new RandomTexts(seed);
    int removed = 0;
    for (int round = 0; round < 3_000; round++) {
      List<String> pool =
          List.of(LONG, CODE, random.text(20), random.text(20), "Short.", LONG + " More.");
      List<String> texts = new ArrayList<>();
      for (int i = random.upTo(4); i >= 0; i--) {
        StringBuilder text = new StringBuilder();
        for (int j = random.upTo(6); j > 0; j--) {
          text.append(pool.get(random.upTo(pool.size() - 1))).append("\n\n");
        }
        texts.add(text.toString());
      }
      String claim = "seed %d, round %d: %s".formatted(seed, round, texts);
      List<Kept> kept = Passages.once(texts);
      assertThat(kept).as(claim).hasSameSizeAs(texts).isEqualTo(Passages.once(texts));
      Set<String> before = wordsOf(texts);
      assertThat(wordsOf(kept.stream().map(Kept::text).toList())).as(claim).isEqualTo(before);
      for (int i = 0; i < texts.size(); i++) {
        Kept one = kept.get(i);
        removed += one.passages();
        assertThat(one.characters())
            .as(claim)
            .isEqualTo(texts.get(i).length() - one.text().length());
        if (one.passages() == 0) {
          assertThat(one.text()).as(claim).isSameAs(texts.get(i));
        }
      }
    }
    assertThat(removed).isGreaterThan(3_000);
  }

  private static Set<String> wordsOf(List<String> texts) {
    Set<String> words = new HashSet<>();
    texts.forEach(text -> words.addAll(List.of(text.strip().split("[\\s\\u00A0\\u2028\\u3000]+"))));
    words.remove("");
    return words;
  }

  private static String once(String text) {
    return Passages.once(List.of(text)).getFirst().text();
  }
}
