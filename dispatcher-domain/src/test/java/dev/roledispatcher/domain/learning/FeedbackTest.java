package dev.roledispatcher.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedbackTest {

  @Test
  void comesFromSomebodyWithAName() {
    assertThat(feedback("a".repeat(Feedback.LONGEST_NAME), 1).saidBy()).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> feedback(" ", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback("a".repeat(Feedback.LONGEST_NAME + 1), 1));
  }

  @Test
  void isBelievedFromNotAtAllToWholly() {
    assertThat(feedback("anna", 0).trust()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> feedback("anna", -0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> feedback("anna", Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> feedback("anna", 1.1));
  }

  @Test
  void holdsWhatWasLearnedInItsOwnBytes() {
    byte[] bytes = {1, 2};
    LearnedState state = new LearnedState(bytes);

    bytes[0] = 9;

    assertThat(state).isEqualTo(new LearnedState(new byte[] {1, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LearnedState(new byte[LearnedState.MOST_BYTES + 1]));
  }

  private static Feedback feedback(String who, double trust) {
    return new Feedback(
        new TaskId("a"), TaskClassification.HYBRID, who, null, trust, Instant.EPOCH);
  }
}
