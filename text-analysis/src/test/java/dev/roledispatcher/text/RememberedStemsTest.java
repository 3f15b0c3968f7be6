package dev.roledispatcher.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedStemsTest {

  private final RememberedStems stems = new RememberedStems();

  @Test
  void knowsWhatItWasTold() {
    assertThat(stems.of("running")).isNull();
    stems.put("running", "run");
    assertThat(stems.of("running")).isEqualTo("run");
    assertThat(stems.of(String.valueOf("running".toCharArray()))).isEqualTo("run");
  }

  @Test
  void neverMistakesOneWordForAnotherOfTheSamePlace() {
    // Both have the same hash.
    stems.put("Aa", "first");
    assertThat(stems.of("BB")).isNull();
    stems.put("BB", "second");
    assertThat(stems.of("BB")).isEqualTo("second");
    assertThat(stems.of("Aa")).isNull();
  }

  @Test
  void doesNotKeepLongWords() {
    String word = "a".repeat(33);
    stems.put(word, "a");
    assertThat(stems.of(word)).isNull();
  }

  @Test
  void aStemIsTheSameTheFirstTimeAndAfterManyOthers() {
    List<String> before = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      String word = "approv" + letters(i) + "ing";
      words.add(word);
      before.add(Stemmer.stem(word));
    }
    for (int i = 0; i < words.size(); i++) {
      assertThat(Stemmer.stem(words.get(i))).isEqualTo(before.get(i));
    }
  }

  private static String letters(int number) {
    StringBuilder text = new StringBuilder();
    for (int rest = number; rest > 0; rest /= 26) {
      text.append((char) ('a' + rest % 26));
    }
    return text.toString();
  }
}
