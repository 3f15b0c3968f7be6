package dev.roledispatcher.adapter.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.domain.dispatch.Violation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void readsEveryKindOfValue() {
    JsonDocument document =
        read("{\"a\":[1,-2.5,true,false,null,\"text\"],\"b\":123456789012345678901234567890}");

    assertThat(document.faults()).isEmpty();
    assertThat(Json.text(document.root()))
        .isEqualTo(
            "{\"a\":[1,-2.5,true,false,null,\"text\"],\"b\":123456789012345678901234567890}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "[1,]", "{\"a\":}", "{} {}", "nul", "{'a':1}", "NaN", "{\"a\" 1}"})
  void refusesWhatIsNotOneJsonValue(String body) {
    assertThatExceptionOfType(UnreadableJsonException.class)
        .isThrownBy(() -> read(body))
        .withMessageStartingWith("The body must be")
        .withMessageNotContainingAny("com.fasterxml", "Stream", "java.");
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThatExceptionOfType(UnreadableJsonException.class)
        .isThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xFF, '"'}));
  }

  @Test
  void readsPastAByteOrderMark() {
    assertThat(read("\uFEFF{}").root().isObject()).isTrue();
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThatExceptionOfType(UnreadableJsonException.class)
        .isThrownBy(() -> read("[".repeat(100_000)))
        .withMessageContaining("64 levels");
  }

  @Test
  void notesAFieldThatIsGivenTwiceAndKeepsTheFirst() {
    JsonDocument document = read("{\"a\":{\"b/c\":1,\"b/c\":2}}");

    assertThat(document.faults())
        .containsExactly(new Violation("/a/b~1c", "The field 'b/c' must be given once."));
    assertThat(document.root().at("/a/b~1c").intValue()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00", "\\ud800\\ud800", "x\\udbff"})
  void notesTextThatNoDatabaseCanHold(String text) {
    assertThat(read("{\"a\":[\"" + text + "\"]}").faults())
        .extracting(Violation::pointer)
        .containsExactly("/a/0");
    assertThat(read("{\"" + text + "\":1}").faults()).hasSize(1);
  }

  @Test
  void keepsWholeSurrogatePairs() {
    JsonDocument document = read("\"\\ud83d\\ude00😀\"");

    assertThat(document.faults()).isEmpty();
    assertThat(document.root().textValue()).isEqualTo("😀😀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e309", "-1e400"})
  void notesNumbersOutOfRange(String number) {
    assertThat(read("[" + number + "]").faults())
        .extracting(Violation::pointer)
        .containsExactly("/0");
  }

  @Test
  void zeroIsInRangeWhateverItsExponent() {
    assertThat(read("[0e999999999]").faults()).isEmpty();
  }

  @Test
  void equalDataHaveOneCanonicalText() {
    assertThat(Json.canonicalText(read("{\"b\":[{\"d\":1,\"c\":2}],\"a\":0}").root()))
        .isEqualTo(Json.canonicalText(read("{ \"a\":0, \"b\":[{\"c\":2,\"d\":1}]}").root()));
  }

  private static JsonDocument read(String body) {
    return JsonReader.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
