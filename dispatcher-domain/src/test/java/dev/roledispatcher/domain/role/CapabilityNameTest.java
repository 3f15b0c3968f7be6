package dev.roledispatcher.domain.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code_review",
        "Code Review",
        "code-review",
        "CODE_REVIEW",
        "  code \t review ",
        "__code--review__",
        "code -_ review",
        "code\u00a0review",
        "code\u2003review"
      })
  void isOneNameHoweverItIsWritten(String written) {
    assertThat(new CapabilityName(written)).isEqualTo(new CapabilityName("code_review"));
    assertThat(new CapabilityName(written)).hasToString("code_review");
  }

  @Test
  void keepsSignsAndLettersOfAllScripts() {
    assertThat(new CapabilityName("C++ / Größe").value()).isEqualTo("c++_/_größe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "_", "-", " _-\t", "\u00a0"})
  void refusesNamesOfNothingButGaps(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapabilityName(written))
        .withMessageContaining("must have 1 to 128 characters");
  }

  @Test
  void isAtMostAHundredAndTwentyEightCharactersLong() {
    assertThat(new CapabilityName(" " + "x".repeat(128) + " ").value()).hasSize(128);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapabilityName("x".repeat(129)))
        .withMessage(
            "The capability (%s…) must have 1 to 128 characters beside spaces, '-' and '_'."
                .formatted("x".repeat(64)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u007fb", "a\u0001"})
  void refusesControlCharacters(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapabilityName(written))
        .withMessageContaining("must not contain control characters");
  }

  @Test
  void isNormalOnceAndForAll() {
    String letters = "aB_- \tİßΣςé\u00a0+/9";
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder written = new StringBuilder("x");
      for (int i = random.nextInt(12); i > 0; i--) {
        written.append(letters.charAt(random.nextInt(letters.length())));
      }
      String normal = new CapabilityName(written.toString()).value();

      assertThat(new CapabilityName(normal).value()).as("seed %d", seed).isEqualTo(normal);
    }
  }

  @Test
  void isOrderedByItsText() {
    assertThat(new CapabilityName("B")).isGreaterThan(new CapabilityName("a"));
  }
}
