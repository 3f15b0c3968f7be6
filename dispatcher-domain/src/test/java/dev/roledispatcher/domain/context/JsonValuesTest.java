package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which parts of a text are JSON.
final class JsonValuesTest {

  @Test
  void findsObjectsAndArraysAnywhereInAText() {
    assertThat(found("Send {\"a\": [1, {\"b\": null}]} and [true, \"]\"], not (x)."))
        .containsExactly("{\"a\": [1, {\"b\": null}]}", "[true, \"]\"]");
  }

  @Test
  void findsWhatIsWholeInsideOfWhatIsNot() {
    assertThat(found("{\"a\": [1, 2], \"b\": [3, 4], ")).containsExactly("[1, 2]", "[3, 4]");
    assertThat(found("{name: {\"a\": [1]}}")).containsExactly("{\"a\": [1]}");
    assertThat(found("[\"abc {\"a\":1}")).containsExactly("{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[ ]",
        "[0]",
        "[-0.5e-7, 1E+2]",
        "{\"\": \"\"}",
        "[\"\\u00e9\\n\\\\\\\"\"]",
        "[\r\n\t1 ,\n2 ]",
        "[\"😀 \u202E漢\"]",
        "[[[]], {\"a\": {}}]"
      })
  void takesEveryFormOfValue(String json) {
    assertThat(found("x " + json + " y")).containsExactly(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[01]",
        "[1.]",
        "[.5]",
        "[1e]",
        "[+1]",
        "[-]",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[\"\\x\"]",
        "[\"\\u12g4\"]",
        "[\"\\u12",
        "[\"a\nb\"]",
        "[\"a]",
        "[tru]",
        "[1 2]",
        "{1:2}",
        "[1}",
        "{\"a\":1]",
        "[\u00A01]",
        "[NaN]",
        "[\"\\",
        "{",
        "["
      })
  void takesNothingThatDoesNotParse(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void knowsNoDepthThatIsTooMuch() {
    int depth = 200_000;
    String deep = "[".repeat(depth) + "]".repeat(depth);
    assertThat(JsonValues.in(deep, 0, deep.length())).containsExactly(new Block(0, 2 * depth));
    assertThat(JsonValues.in(deep, 1, deep.length() - 2))
        .containsExactly(new Block(2, 2 * depth - 2));
  }

  /// Were a failed try repeated from each of its brackets, none of these would ever end.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"a\":",
        "[\"",
        "[\"[\",",
        "[\"{\":[",
        "{\"[\",\"",
        "[\"\\\"[",
        "[{}, ",
        "\"[1,\""
      })
  void readsTheWorstTextsInOneGo(String piece) {
    String text = piece.repeat(300_000);
    for (Block value : JsonValues.in(text, 0, text.length())) {
      assertThat(PlainJson.in(text.substring(value.start(), value.end())))
          .containsExactly(new Block(0, value.end() - value.start()));
    }
  }

  @Test
  void agreesWithTheDefinition() {
    long seed = 8259;
    Random random = new Random(seed);
    String[] pieces = {
      "[", "]", "{", "}", "\"", "\"", ",", ":", "1", " ", "\\", "\n", "\"a\"", "\"a\":", "[1]",
      "{}", "x", "[\"", "\"]", "true"
    };
    int values = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder made = new StringBuilder();
      for (int i = random.nextInt(24); i >= 0; i--) {
        made.append(pieces[random.nextInt(pieces.length)]);
      }
      String text = made.toString();
      List<Block> found = JsonValues.in(text, 0, text.length());
      assertThat(found)
          .as("seed %d, round %d: %s", seed, round, text)
          .isEqualTo(PlainJson.in(text));
      values += found.size();
    }
    assertThat(values).isGreaterThan(5_000);
  }

  private static List<String> found(String text) {
    return JsonValues.in(text, 0, text.length()).stream()
        .map(value -> text.substring(value.start(), value.end()))
        .toList();
  }
}
