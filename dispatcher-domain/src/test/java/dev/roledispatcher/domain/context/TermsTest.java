package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The terms by which texts are searched.
final class TermsTest {

  @ParameterizedTest
  @CsvSource({
    "query,queries", "class,classes", "cache,caches", "branch,branches", "test,tests", "API,apis",
        "box,boxes",
    "status,statuses", "movie,movies", "key,keys", "process,processes", "bus,buses",
        "release,releases", "Café,CAFE\u0301S"
  })
  void takesSingularAndPluralForOne(String singular, String plural) {
    assertThat(Terms.of(plural)).hasSize(1).isEqualTo(Terms.of(singular));
  }

  @Test
  void keepsApartWhatIsNotTheSame() {
    assertThat(Terms.of("class clash query quarry test text go gas bus"))
        .doesNotHaveDuplicates()
        .hasSize(9);
  }

  @Test
  void leavesOutWordsThatSayNothing() {
    assertThat(Terms.of("The review of A and the B")).containsExactly("review", "b");
    assertThat(Terms.of("")).isEmpty();
    assertThat(Terms.of(" — !?")).isEmpty();
  }

  @Test
  void partsNamesOfCapabilities() {
    assertThat(Terms.of("code_review load-testing"))
        .containsExactlyElementsOf(Terms.of("code review load testing"));
  }

  @Test
  void pairsTheLettersOfScriptsWithoutSpaces() {
    assertThat(Terms.of("東京都。大 API 設計")).containsExactly("東京", "京都", "大", "api", "設計");
    assertThat(Terms.of("ＡＰＩ")).containsExactly("api");
  }
}
