package dev.roledispatcher.domain.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void showsSixtyFourCharactersAsTheyAre() {
    assertThat(Shown.shortened("")).isEmpty();
    assertThat(Shown.shortened("x".repeat(64))).isEqualTo("x".repeat(64));
  }

  @Test
  void marksWhatIsLeftOut() {
    assertThat(Shown.shortened("x".repeat(65))).isEqualTo("x".repeat(64) + "…");
  }

  @Test
  void neverSplitsACharacterInTwo() {
    assertThat(Shown.shortened("x".repeat(63) + "😀😀")).isEqualTo("x".repeat(63) + "…");
    assertThat(Shown.shortened("x".repeat(62) + "😀")).isEqualTo("x".repeat(62) + "😀");
  }

  @Test
  void replacesControlCharacters() {
    assertThat(Shown.shortened("a\nb\u0000c\u009bd")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }
}
