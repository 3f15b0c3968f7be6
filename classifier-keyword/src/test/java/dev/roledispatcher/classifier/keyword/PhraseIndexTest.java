package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseIndexTest {

  @Test
  void findsTheLongestPhraseAndCountsNoWordTwice() {
    assertThat(found("review the code review of the code", "review", "code review", "code"))
        .containsExactly("review", "code review", "code");
  }

  @Test
  void findsPhrasesInAllTheirForms() {
    assertThat(found("signed off by the boards of directors", "sign off", "board of directors"))
        .containsExactly("sign off", "board of directors");
  }

  @Test
  void findsExactPhrasesInTheirVeryWordsOnly() {
    assertThat(found("leading the leads to lead", "=lead")).containsExactly("lead");
  }

  @Test
  void prefersTheExactOfEquallyLongPhrases() {
    PhraseIndex<String> index =
        new PhraseIndex.Builder<String>()
            .add(Phrase.parse("leads"), "any form")
            .add(Phrase.parse("=leads"), "exact")
            .build();

    assertThat(index.allIn(Tokens.of("leads lead")))
        .extracting(PhraseIndex.Found::value)
        .containsExactly("exact", "any form");
  }

  @Test
  void fallsBackToTheShorterPhraseWhenTheLongerBreaksOff() {
    assertThat(found("board of trustees", "board", "board of directors")).containsExactly("board");
  }

  @Test
  void findsNoPhraseAcrossPunctuation() {
    assertThat(found("sign. off", "sign off")).isEmpty();
  }

  @Test
  void refusesPhrasesWithoutWordsOrWithTooMany() {
    assertThatThrownBy(() -> Phrase.parse(" - ")).hasMessageContaining("1 to 8 words");
    assertThatThrownBy(() -> Phrase.parse("a b c d e f g h i")).hasMessageContaining("(a b c");
  }

  private static List<String> found(String text, String... phrases) {
    PhraseIndex.Builder<String> builder = new PhraseIndex.Builder<>();
    for (String phrase : phrases) {
      builder.add(Phrase.parse(phrase), Phrase.parse(phrase).text());
    }
    return builder.build().allIn(Tokens.of(text)).stream().map(PhraseIndex.Found::value).toList();
  }
}
