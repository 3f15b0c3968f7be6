package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How text of callers is kept apart.
final class FenceTest {

  @Test
  void standsOnLinesOfItsOwn() {
    assertThat(Fence.around("text", "a")).isEqualTo("```text\na\n```");
    assertThat(Fence.around("text", "a\n")).isEqualTo("```text\na\n```");
  }

  @Test
  void isLongerThanAnyRunInside() {
    for (int run = 0; run < 12; run++) {
      String fenced = Fence.around("text", "x" + "`".repeat(run) + "x\n```\n");
      String ticks = fenced.substring(0, fenced.indexOf('t'));
      assertThat(ticks.length()).isGreaterThan(Math.max(run, 3));
      assertThat(fenced.indexOf(ticks, ticks.length())).isEqualTo(fenced.length() - ticks.length());
    }
  }
}
