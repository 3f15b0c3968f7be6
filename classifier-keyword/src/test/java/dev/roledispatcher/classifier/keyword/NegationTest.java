package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no approval needed",
        "convert it without any approval",
        "do not ask for approval",
        "don't wait for approval",
        "doesn’t require approval",
        "approval not required",
        "approval is not needed",
        "manager approval isn't required",
        "runs without manual checks or approval",
        "use the default instead of an approval",
        "never seek approval",
        "cannot get approval"
      })
  void denies(String text) {
    assertThat(isApprovalDenied(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "approval needed",
        "no delay, get approval",
        "not urgent but needs approval",
        "do not publish without approval",
        "do not publish before the approval",
        "never deploy until approval is given",
        "not only the test but also approval",
        "no later than friday: approval",
        "there is no test data in the old folder so ask for approval",
        "no. Approval is wanted",
        "approval of items that are not required"
      })
  void doesNotDeny(String text) {
    assertThat(isApprovalDenied(text)).isFalse();
  }

  private static boolean isApprovalDenied(String text) {
    Tokens tokens = Tokens.of(text);
    Negation.Denied denied = Negation.in(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.word(i).equals("approval")) {
        return denied.covers(i, i + 1);
      }
    }
    throw new AssertionError("The text (%s) must hold the word approval.".formatted(text));
  }
}
