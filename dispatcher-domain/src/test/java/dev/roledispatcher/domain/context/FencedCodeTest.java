package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which parts of a text are fenced code.
final class FencedCodeTest {

  @Test
  void findsFencesOfBothKindsAndEveryLength() {
    assertThat(found("a\n```java\nx\n```\nb\n~~~~\n```\n~~~\n~~~~  \nc"))
        .containsExactly("```java\nx\n```", "~~~~\n```\n~~~\n~~~~");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void knowsEveryEndOfALine(String end) {
    String code = String.join(end, "```", "x", "", "y", "```");
    assertThat(found(String.join(end, "a", code, "b"))).containsExactly(code);
  }

  @Test
  void closesAFenceOnlyByItsLikeWithNothingBehind() {
    String code = "````\n```\n~~~~\n```` x\n    ````\n  `````";
    assertThat(found(code + "\nafter")).containsExactly(code);
  }

  @Test
  void takesAnOpenFenceToTheEnd() {
    FencedCode code = FencedCode.of("a\n  ~~~~ sh\nb\n~~~\n");
    assertThat(code.blocks()).containsExactly(new Block(2, 18));
    assertThat(code.open()).isEqualTo(new CodeFence('~', 4, 2, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- ```\n  x\n  ```", "1. ```sh\n   x\n   ```", "12) ~~~\n    x\n    ~~~",
            "> ```\n> x\n> ```",
        "    ```\n    x\n    ```", "\t```\n\tx\n\t```", "- > ~~~\n  > x\n  > ~~~",
            "- - ```\n    x\n    ```"
      })
  void findsFencesInListsAndQuotations(String code) {
    assertThat(found("a\n" + code + "\nb")).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- ```\n  x",
        "> ```\n> x",
        "    ```x\n\n```\ny\n```",
        "``",
        "a ```\nb",
        "```a`",
        "-```"
      })
  void leavesNothingOpenThatEndsByItself(String text) {
    assertThat(FencedCode.of(text).open()).isNull();
  }

  @Test
  void marksTheBeginningOfALineThatWouldOpenAFenceIfItWereCut() {
    String text = "x\n ``` a b `c` d\ny";
    assertThat(FencedCode.of(text).almost()).containsExactly(new Block(3, 12));
    assertThat(FencedCode.of(text.substring(0, 8)).open()).isNotNull();
    assertThat(FencedCode.of(text.substring(0, 12)).open()).isNull();
  }

  /// Were each of them looked for to the end, this would take as many steps as its square.
  @Test
  void looksOnceForWhatNothingCloses() {
    String text = "- ```x\n".repeat(200_000) + "- ~~~x\n".repeat(200_000);
    assertThat(FencedCode.of(text).blocks()).isEmpty();
  }

  private static List<String> found(String text) {
    return FencedCode.of(text).blocks().stream()
        .map(block -> text.substring(block.start(), block.end()))
        .toList();
  }
}
