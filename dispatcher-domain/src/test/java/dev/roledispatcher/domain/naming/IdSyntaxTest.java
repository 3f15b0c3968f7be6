package dev.roledispatcher.domain.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdSyntaxTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "task-123", "A.b_c:d-9", "9----"})
  void acceptsLettersDigitsAndFourSigns(String id) {
    assertThat(IdSyntax.require("task", id)).isEqualTo(id);
  }

  @Test
  void acceptsTheLongestIdAndRefusesOneCharacterMore() {
    String longest = "x".repeat(IdSyntax.MAX_LENGTH);

    assertThat(IdSyntax.require("role", longest)).isEqualTo(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> IdSyntax.require("role", longest + "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "-a", ".a", "_a", ":a", "a b", "a/b", "a\n", "ä", "aé", "a\u0000", "a@b", "a[",
        "a{", "a`", "a;", "@", "[", "`", "{", "/", ";"
      })
  void refusesEverythingElse(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> IdSyntax.require("task", id));
  }

  @Test
  void saysWhichIdItIsWhatItWasAndWhatItMustBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdSyntax.require("skill", "a b"))
        .withMessage(
            "The skill id (a b) must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or a digit.");
  }
}
