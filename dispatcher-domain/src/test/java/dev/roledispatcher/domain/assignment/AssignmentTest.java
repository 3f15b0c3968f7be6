package dev.roledispatcher.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant END = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void movesFromActiveToEachOfItsEndsWithTheSameFacts() {
    Assignment.Facts facts = facts(1);
    Assignment.Active active = new Assignment.Active(facts);

    assertThat(active.complete(END)).isEqualTo(new Assignment.Completed(facts, END));
    assertThat(active.release(END, "gives it back"))
        .isEqualTo(new Assignment.Released(facts, END, "gives it back"));
    assertThat(active.lose(END)).isEqualTo(new Assignment.Lost(facts, END));
    assertThat(active.cancel(END, "not needed"))
        .isEqualTo(new Assignment.Cancelled(facts, END, "not needed"));
    assertThat(active.facts()).isEqualTo(facts);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void refusesAnEpochBelowOne(long epoch) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> facts(epoch))
        .withMessage("The epoch (" + epoch + ") of an assignment must be at least 1.");
  }

  private static Assignment.Facts facts(long epoch) {
    return new Assignment.Facts(
        new DispatchId(new UUID(0, 1)), new TaskId("t"), new RoleId("r"), epoch, BEGIN);
  }
}
