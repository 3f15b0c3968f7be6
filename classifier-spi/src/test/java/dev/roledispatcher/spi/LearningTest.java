package dev.roledispatcher.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LearningTest {

  @Test
  void holdsItsOwnBytes() {
    byte[] bytes = {1, 2};
    LearnedState state = LearnedState.of(bytes);

    bytes[0] = 9;
    state.bytes()[1] = 9;

    assertThat(state).isEqualTo(LearnedState.of(new byte[] {1, 2}));
    assertThat(state.isNothing()).isFalse();
    assertThat(LearnedState.of(new byte[0])).isEqualTo(LearnedState.NOTHING);
    assertThat(LearnedState.NOTHING.isNothing()).isTrue();
  }

  @Test
  void holdsNoMoreThanItsBound() {
    assertThat(LearnedState.of(new byte[LearnedState.MOST_BYTES]).bytes())
        .hasSize(LearnedState.MOST_BYTES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnedState.of(new byte[LearnedState.MOST_BYTES + 1]))
        .withMessageContaining("65537");
  }

  @Test
  void takesNoSharesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lesson(LearnedState.NOTHING, 0, Double.NaN, 1, true, "So."))
        .withMessageContaining("before (NaN)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lesson(LearnedState.NOTHING, 0, 1, 1.1, true, "So."));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lesson(LearnedState.NOTHING, -1, 1, 1, true, "So."));
  }
}
