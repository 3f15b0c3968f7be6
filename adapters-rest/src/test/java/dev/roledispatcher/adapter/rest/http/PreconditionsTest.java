package dev.roledispatcher.adapter.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.adapter.rest.read.InvalidParametersException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"3.0\"           | 3",
        "\"3.17\"          | 3",
        "\"3\"             | 3",
        " \"3.0\"          | 3",
        "\"1.0\", \"7.2\"  | 7",
        "\"1.0\",\"2.0\"   | 1",
        "W/\"1.0\",\"2.0\" | 2",
        "\"abc\",\"2.0\"   | 2",
      })
  void namesTheVersionThatIsExpected(String header, long version) {
    assertThat(Preconditions.ifMatch(List.of(header)).expectedVersion(() -> 7))
        .isEqualTo(OptionalLong.of(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"3.0\"", "\"abc\"", "\"0.0\"", "W/\"3.0\",\"abc\""})
  void weakAndForeignTagsMatchNothing(String header) {
    assertThat(Preconditions.ifMatch(List.of(header)).matchNothing()).isTrue();
    assertThat(Preconditions.ifMatch(List.of(header, "\"3.0\"")).matchNothing()).isFalse();
  }

  @Test
  void aMissingHeaderOrAStarMatchesSomething() {
    assertThat(Preconditions.ifMatch(List.of()).matchNothing()).isFalse();
    assertThat(Preconditions.ifMatch(List.of("*")).matchNothing()).isFalse();
  }

  @Test
  void anyVersionWillDoWithoutTheHeaderAndWithAStar() {
    assertThat(Preconditions.ifMatch(List.of()).expectedVersion(() -> 7)).isEmpty();
    assertThat(Preconditions.ifMatch(List.of("*")).expectedVersion(() -> 7)).isEmpty();
  }

  @Test
  void comparesWeaklyForIfNoneMatch() {
    assertThat(Preconditions.ifNoneMatch(List.of("W/\"3.0\"")).names("\"3.0\"")).isTrue();
    assertThat(Preconditions.ifNoneMatch(List.of("\"3.1\"")).names("\"3.0\"")).isFalse();
    assertThat(Preconditions.ifNoneMatch(List.of("*")).names("\"3.0\"")).isTrue();
    assertThat(Preconditions.ifNoneMatch(List.of()).names("\"3.0\"")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "\"3", "\"3.0\",", "\"3.0\" \"4.0\"", "w/\"3\""})
  void refusesWhatIsNoTag(String header) {
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> Preconditions.ifMatch(List.of(header)));
  }
}
