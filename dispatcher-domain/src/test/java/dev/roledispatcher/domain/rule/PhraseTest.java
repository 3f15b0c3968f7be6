package dev.roledispatcher.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {

  @ParameterizedTest
  @ValueSource(strings = {"U.S. tax return", "sign, date", "Q&A (internal)"})
  void refusesMarksBetweenItsWordsThatNoTextCouldFit(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Phrase(text))
        .withMessageContaining("make two phrases of it");
  }

  @Test
  void allowsMarksAtItsEnd() {
    assertThat(new Phrase("sign off!").words()).containsExactly("sign", "off");
  }
}
