package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which sentences set a limit.
final class ConstraintWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It MUST work.",
        "You must not ask.",
        "Never ask.",
        "Only once.",
        "At least two.",
        "at most one",
        "The deadline is near.",
        "Ask before you act.",
        "Do not ask.",
        "Don’t ask.",
        "It should be kind.",
        "No more than two people.",
        "Answer within two days.",
        "Takes 20 ms.",
        "Uses 1.5GB.",
        "20% of it.",
        "By 2026-11-28.",
        "On 28.11.2026 then.",
        "Nov. 28 is the day.",
        "the 3rd March",
        "At 17:30.",
        "It costs €40.",
        "It costs 40 €.",
        "By Friday.",
        "Not allowed here.",
        "It cannot wait.",
        "A 30-day stay"
      })
  void findsALimit(String sentence) {
    assertThat(ConstraintWords.isIn(sentence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "It works.",
        "Mustard and commonly beforehand.",
        "There are 20 of them.",
        "Version 2 msx",
        "Room x20ms",
        "Onlyness, limitless.",
        "a_must_b"
      })
  void findsNoneWhereThereIsNone(String sentence) {
    assertThat(ConstraintWords.isIn(sentence)).isFalse();
  }

  /// Were a number looked at from each of its digits, this would take as many steps as its square.
  @Test
  void readsHugeSentencesInOneGo() {
    assertThat(ConstraintWords.isIn("1.".repeat(500_000))).isFalse();
    assertThat(ConstraintWords.isIn("1".repeat(1_000_000))).isFalse();
    assertThat(ConstraintWords.isIn("no more ".repeat(100_000))).isFalse();
  }
}
