package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RoutingClass;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakeQueryTest {

  private static final FakeTask TASK = FakeTask.describedAs("Tidy up");
  private static final FakeCandidate A = FakeCandidate.withId("a");
  private static final FakeCandidate B = FakeCandidate.withId("b");

  @Test
  void givesTheCandidatesInTheOrderOfTheirIds() {
    assertThat(FakeQuery.of(TASK, B, A).candidates())
        .extracting(CandidateView::roleId)
        .containsExactly("a", "b");
  }

  @Test
  void readsAsASentence() {
    FakeQuery query = FakeQuery.of(TASK, A).forClass(RoutingClass.AI_PRIMARY).at(Instant.EPOCH);

    assertThat(query.task()).isSameAs(TASK);
    assertThat(query.routingClass()).isEqualTo(RoutingClass.AI_PRIMARY);
    assertThat(query.at()).isEqualTo(Instant.EPOCH);
    assertThat(query.affinityKey()).isEmpty();
    assertThat(query.aboutTasksLike("customer-7").affinityKey()).contains("customer-7");
    assertThat(query.withTask(TASK.withId("other")).task().id()).isEqualTo("other");
    assertThat(query).hasToString("task-1 \"Tidy up\" as AI_PRIMARY for 1 candidates");
  }

  @Test
  void losesTheExcludedCandidateOnly() {
    assertThat(FakeQuery.of(TASK, A, B).without("a").candidates())
        .extracting(CandidateView::roleId)
        .containsExactly("b");
  }

  @Test
  void refusesNoCandidatesAndTheSameOneTwice() {
    assertThatIllegalArgumentException().isThrownBy(() -> FakeQuery.of(TASK));
    assertThatIllegalArgumentException().isThrownBy(() -> FakeQuery.of(TASK, A).without("a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakeQuery.of(TASK, A, B, A))
        .withMessageContaining("(a)");
  }
}
