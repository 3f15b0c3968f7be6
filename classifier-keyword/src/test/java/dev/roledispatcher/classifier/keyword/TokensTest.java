package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

  @Test
  void readsWordsInLowerCase() {
    assertThat(words("Approve the Q3 BUDGET!")).containsExactly("approve", "the", "q3", "budget");
  }

  @Test
  void joinsHyphensSlashesAndUnderscoresIntoOneClause() {
    Tokens tokens = Tokens.of("sign-off and/or code_review");

    assertThat(words("sign-off and/or code_review"))
        .containsExactly("sign", "off", "and", "or", "code", "review");
    assertThat(tokens.clauses()).isEqualTo(1);
  }

  @Test
  void beginsAClauseAfterPunctuation() {
    Tokens tokens = Tokens.of("Extract data, validate it - then stop. Now\nreport");

    assertThat(starts(tokens)).containsExactly("extract", "validate", "then", "now", "report");
  }

  @Test
  void beginsNoClauseInsideNumbersAndNames() {
    assertThat(Tokens.of("pay 10,000.50 to example.com at 10:30").clauses()).isEqualTo(1);
  }

  @Test
  void keepsApostrophesOfNegationsAndDropsPossessives() {
    assertThat(words("Don’t change the client's 'name'"))
        .containsExactly("don't", "change", "the", "client", "name");
  }

  @Test
  void readsAnyScript() {
    assertThat(words("Überprüfe 予算 👩‍👩‍👧 e\u0301te\u0301 אשר"))
        .containsExactly("überprüfe", "予算", "e\u0301te\u0301", "אשר");
  }

  @Test
  void readsNothingFromPunctuation() {
    assertThat(Tokens.of("… - ' !?").size()).isZero();
  }

  private static List<String> words(String text) {
    Tokens tokens = Tokens.of(text);
    return IntStream.range(0, tokens.size()).mapToObj(tokens::word).toList();
  }

  private static List<String> starts(Tokens tokens) {
    return IntStream.range(0, tokens.size())
        .filter(tokens::startsClause)
        .mapToObj(tokens::word)
        .toList();
  }
}
