package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.spi.RequirementView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeTaskTest {

  @Test
  void readsAsASentence() {
    FakeTask task =
        FakeTask.describedAs("Review the payment code")
            .withId("t-1")
            .requiring("code_review", 3)
            .requiring("java", "sql")
            .preferring("security")
            .preferring("payments", 2)
            .withPriority("high")
            .withMetadata("tenant", "blue")
            .withContext("branch", "main")
            .dueAt(Instant.EPOCH);

    assertThat(task.id()).isEqualTo("t-1");
    assertThat(task.description()).isEqualTo("Review the payment code");
    assertThat(task.requirements())
        .containsExactly(
            new RequirementView("code_review", 3, true),
            new RequirementView("java", 1, true),
            new RequirementView("sql", 1, true),
            new RequirementView("security", 1, false),
            new RequirementView("payments", 2, false));
    assertThat(task.priority()).isEqualTo("high");
    assertThat(task.metadata()).isEqualTo(Map.of("tenant", "blue"));
    assertThat(task.context()).isEqualTo(Map.of("branch", "main"));
    assertThat(task.deadline()).contains(Instant.EPOCH);
    assertThat(task).hasToString("t-1 \"Review the payment code\"");
  }

  @Test
  void asksForNothingUnlessTold() {
    FakeTask task = FakeTask.describedAs("Tidy up");

    assertThat(task.requirements()).isEmpty();
    assertThat(task.priority()).isEqualTo("medium");
    assertThat(task.metadata()).isEmpty();
    assertThat(task.context()).isEmpty();
    assertThat(task.deadline()).isEmpty();
  }

  @Test
  void leavesTheTaskItWasMadeFromAsItWas() {
    FakeTask plain = FakeTask.describedAs("Tidy up");

    assertThat(plain.requiring("mop").withMetadata("room", 5)).isNotSameAs(plain);
    assertThat(plain.requirements()).isEmpty();
    assertThat(plain.metadata()).isEmpty();
  }

  @Test
  void cannotBeChangedThroughItsData() {
    List<Object> rooms = new ArrayList<>(List.of("hall"));
    FakeTask task = FakeTask.describedAs("Tidy up").withMetadata("rooms", rooms);
    rooms.add("attic");

    assertThat(task.metadata()).isEqualTo(Map.of("rooms", List.of("hall")));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> task.metadata().put("rooms", "none"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> task.requirements().add(new RequirementView("mop", 1, true)));
  }

  @Test
  void refusesDataThatNoCallerCanSend() {
    FakeTask task = FakeTask.describedAs("Tidy up");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> task.withMetadata("when", List.of(Instant.EPOCH)))
        .withMessageContaining("1970-01-01T00:00:00Z");
  }

  @Test
  void refusesADescriptionThatTheHostWouldRefuse() {
    assertThatIllegalArgumentException().isThrownBy(() -> FakeTask.describedAs(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakeTask.describedAs("ä".repeat(FakeTask.LONGEST_DESCRIPTION / 2) + "!"));
    assertThat(FakeTask.describedAs("a".repeat(FakeTask.LONGEST_DESCRIPTION)).toString())
        .hasSizeLessThan(100);
  }

  @Test
  void refusesALevelThatDoesNotExist() {
    FakeTask task = FakeTask.describedAs("Tidy up");

    assertThatIllegalArgumentException().isThrownBy(() -> task.requiring("mop", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> task.preferring("mop", 6));
  }
}
