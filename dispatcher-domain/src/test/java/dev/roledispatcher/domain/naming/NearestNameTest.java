package dev.roledispatcher.domain.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> KNOWN =
      List.of("security_analysis", "code_review", "mentoring");

  @ParameterizedTest
  @CsvSource({
    "analysis, security_analysis",
    "SECURITY, security_analysis",
    "review, code_review",
    "code_reveiw, code_review",
    "coed_review, code_review",
    "codereview, code_review",
    "mentorin, mentoring",
    "mentorings, mentoring",
    "menturing, mentoring"
  })
  void findsWhatIsMostLikelyMeant(String asked, String meant) {
    assertThat(NearestName.nearest(asked, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"code_reveiw, code_review", "mentrong, mentoring", "analysis, security_analysis"})
  void takesANameWithFewDifferencesForASlip(String asked, String meant) {
    assertThat(NearestName.slipOf(asked, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"deployment", "review_of_many_other_things", "xyz"})
  void takesADifferentWordForNoSlip(String asked) {
    assertThat(NearestName.slipOf(asked, KNOWN)).isEmpty();
  }

  @Test
  void findsNothingWhereNothingIsInCommon() {
    assertThat(NearestName.nearest("xyz", List.of("abc"))).isEmpty();
    assertThat(NearestName.nearest("abc", List.of())).isEmpty();
  }

  @Test
  void takesTheFirstByAlphabetAmongEquals() {
    assertThat(NearestName.nearest("cat", List.of("cap", "can", "car"))).contains("can");
    assertThat(NearestName.nearest("cat", List.of("can", "cap", "car"))).contains("can");
  }

  @Test
  void countsASwapOfNeighboursAsOneDifference() {
    assertThat(NearestName.likeness("abcd", "acbd")).isEqualTo(0.75);
    assertThat(NearestName.likeness("abcd", "badc")).isEqualTo(0.5);
  }

  @Test
  void countsEachKindOfDifferenceAsOne() {
    assertThat(NearestName.likeness("abcd", "abcd")).isEqualTo(1);
    assertThat(NearestName.likeness("abcd", "abce")).isEqualTo(0.75);
    assertThat(NearestName.likeness("abcd", "abcde")).isEqualTo(0.8);
    assertThat(NearestName.likeness("abcd", "bcd")).isEqualTo(0.75);
    assertThat(NearestName.likeness("", "")).isEqualTo(1);
    assertThat(NearestName.likeness("", "abc")).isZero();
  }

  @Test
  void countsSharedWordsWhateverTheirOrder() {
    assertThat(NearestName.likeness("review-code", "code_review")).isEqualTo(1);
    assertThat(NearestName.likeness("analysis", "security_analysis"))
        .isCloseTo(2.0 / 3, Offset.offset(1e-9));
  }

  @Test
  void ignoresUpperAndLowerCase() {
    assertThat(NearestName.likeness("ABC", "abc")).isEqualTo(1);
  }

  @Test
  void doesNotCompareTextsThatAreTooLongForAName() {
    String hostile = "a".repeat(257);

    assertThat(NearestName.nearest(hostile, List.of(hostile, "a"))).isEmpty();
    assertThat(NearestName.nearest("a".repeat(256), List.of("a".repeat(256)))).isPresent();
  }
}
