package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.context.Shortener.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How long texts are shortened to what matters.
final class ShortenerTest {

  private static final List<String> KEYS = List.of("code_review", "load-testing");

  @Test
  void keepsTheFirstSentenceKeyTermsAndConstraints() {
    String text =
        "We have a shop. It is nice. The weather was fine. A review of the code is wanted. Birds sing."
            + " You must not touch the tables. Bye now.";
    String kept =
        "We have a shop. […] A review of the code is wanted. […] You must not touch the tables. […]";
    assertThat(shorten(text, kept.length())).isEqualTo(new Shortened(kept, 3, 7));
  }

  @Test
  void fillsWhatSpaceIsLeftFromTheBeginning() {
    String text = "First. Second. Third. The code review. Fifth.";
    assertThat(shorten(text, 40))
        .isEqualTo(new Shortened("First. Second. […] The code review. […]", 3, 5));
    assertThat(shorten("One. Two. Three. Four.", 15).text()).isEqualTo("One. Two. […]");
  }

  @Test
  void takesTheBestFirstWhenLittleFits() {
    String text = "First. Nothing here. Some code. Never mind. The code review must not wait.";
    assertThat(shorten(text, 47).text()).isEqualTo("First. […] The code review must not wait.");
    assertThat(shorten(text, 61).text())
        .isEqualTo("First. […] Never mind. The code review must not wait.");
  }

  @Test
  void returnsTheSameTextWhenAllOfItFits() {
    String text = "  One.\n\nTwo three.  \n- four\n";
    assertThat(shorten(text, text.length())).isEqualTo(new Shortened(text, 3, 3));
  }

  @Test
  void keepsNothingWhenNotOneSentenceFits() {
    assertThat(shorten("one two three four. five six seven eight.", 10))
        .isEqualTo(new Shortened("", 0, 2));
    assertThat(shorten("", 10)).isEqualTo(new Shortened("", 0, 0));
    assertThat(shorten(" \n ", 10)).isEqualTo(new Shortened("", 0, 0));
  }

  @Test
  void passesOverASentenceThatIsTooLong() {
    String text = "x".repeat(500) + " y. Short one. The code review. Other.";
    assertThat(shorten(text, 60))
        .isEqualTo(new Shortened("[…] Short one. The code review. Other.", 3, 4));
  }

  @Test
  void keepsFencesAndJsonWholeAndOnLinesOfTheirOwn() {
    String code = "```sql\nselect code. review\n\nfrom t;\n```";
    String json = "{\"code\": \"review. it\",\n\n \"b\": [1, 2]}";
    String text =
        "First.\nBla bla bla.\n" + code + "\nMore bla bla.\n\nBla.\n" + json + "\nBla bla bla.";
    String kept = "First.\n[…]\n" + code + "\n[…]\n" + json + "\n[…]";
    assertThat(shorten(text, kept.length()).text()).isEqualTo(kept);
    for (int most = 0; most <= text.length(); most++) {
      String left = "\n" + shorten(text, most).text() + "\n";
      assertThat(left.contains("\n" + code + "\n")).isEqualTo(left.contains("select"));
      assertThat(left.contains("\n" + json + "\n")).isEqualTo(left.contains("{"));
    }
  }

  @Test
  void keepsTheFormOfLists() {
    String text = "Do this:\n\n- nothing at all\n- nothing more\n  - a code review\n- nothing else";
    assertThat(shorten(text, 45).text()).isEqualTo("Do this:\n\n[…]\n  - a code review\n[…]");
  }

  @Test
  void keepsItsPromisesForAnyText() {
    long seed = 53;
    RandomTexts texts = new RandomTexts(seed);
    int shortened = 0;
    for (int round = 0; round < 10_000; round++) {
      String text = texts.text(50);
      int most = texts.upTo(text.length() + 5);
      AtomicInteger asked = new AtomicInteger();
      Shortened result =
          Shortener.shorten(
              text,
              List.of("word", "Another_code"),
              part -> {
                asked.incrementAndGet();
                return part.length() <= most;
              });
      String claim = "seed %d, round %d: %d of <%s>".formatted(seed, round, most, text);
      assertThat(result.text().length()).as(claim).isLessThanOrEqualTo(most);
      assertThat(result.kept()).as(claim).isBetween(0, result.of());
      assertThat(result.text().isEmpty()).as(claim).isEqualTo(result.kept() == 0);
      assertThat(asked.get()).as(claim).isLessThanOrEqualTo(5 * (1 + log2(result.of())));
      if (result.kept() == result.of() && result.of() > 0) {
        assertThat(result.text()).as(claim).isEqualTo(text);
      } else {
        shortened += result.kept() > 0 ? 1 : 0;
        assertPartsInOrder(result, text, claim);
      }
      assertThat(FencedCode.of(result.text()).open() == null || FencedCode.of(text).open() != null)
          .as(claim)
          .isTrue();
    }
    assertThat(shortened).isGreaterThan(1_000);
  }

  /// Each part between two marks stands in the text, behind the part before.
  private static void assertPartsInOrder(Shortened result, String text, String claim) {
    int from = 0;
    for (String part : List.of(result.text().split("\\[…]"))) {
      String words = part.strip();
      int at = text.indexOf(words, from);
      assertThat(at).as(claim).isNotNegative();
      from = at + words.length();
    }
  }

  @Test
  void asksFewTimesForALongText() {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      sentences.add("Item " + i + (i % 7 == 0 ? " must not wait." : " is there."));
    }
    String text = String.join(" ", sentences);
    AtomicInteger asked = new AtomicInteger();
    Shortened result =
        Shortener.shorten(
            text, KEYS, part -> asked.incrementAndGet() > 0 && part.length() <= 9_000);
    assertThat(asked.get()).isLessThanOrEqualTo(5 * 13);
    assertThat(result.text().length()).isBetween(8_900, 9_000);
    assertThat(result.text()).startsWith("Item 0 must not wait. […] Item 7 must not wait. […]");
  }

  private static int log2(int number) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(number);
  }

  private static Shortened shorten(String text, int most) {
    return Shortener.shorten(text, KEYS, part -> part.length() <= most);
  }
}
