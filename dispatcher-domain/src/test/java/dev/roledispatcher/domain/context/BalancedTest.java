package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How fences that are left open are closed.
final class BalancedTest {

  @Test
  void closesAFenceInItsOwnKindLengthAndColumn() {
    assertThat(Balanced.closed("a\n```java\nb")).isEqualTo("a\n```java\nb\n```");
    assertThat(Balanced.closed("a\n  ~~~~\n```\n")).isEqualTo("a\n  ~~~~\n```\n  ~~~~");
    assertThat(Balanced.closed("```")).isEqualTo("```\n```");
    assertThat(Balanced.closed("```\r\na\r\n")).isEqualTo("```\r\na\r\n```");
  }

  @Test
  void leavesATextAloneThatLeavesNothingOpen() {
    for (String text :
        new String[] {"", "a", "```\na\n```", "- ```\n  a", "a ``` b", "~~~\n```\n~~~\n"}) {
      assertThat(Balanced.closed(text)).isSameAs(text);
    }
  }

  @Test
  void swallowsNothingThatStandsBehindAnyText() {
    long seed = 51;
    RandomTexts texts = new RandomTexts(seed);
    int closed = 0;
    for (int round = 0; round < 20_000; round++) {
      String text = texts.text(30);
      String balanced = Balanced.closed(text);
      closed += balanced.length() > text.length() ? 1 : 0;
      FencedCode all = FencedCode.of(balanced + "\n\n# Next\n");
      assertThat(balanced).as("seed %d, round %d", seed, round).startsWith(text);
      assertThat(all.open()).as("seed %d, round %d: %s", seed, round, text).isNull();
      assertThat(all.blocks()).allMatch(block -> block.end() <= balanced.length());
      assertThat(Balanced.closed(balanced)).isSameAs(balanced);
    }
    assertThat(closed).isGreaterThan(100);
  }
}
