package dev.roledispatcher.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void refusesABlankDescription(String description) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task(description, List.of()))
        .withMessage("The description of a task must not be blank.");
  }

  @Test
  void limitsTheDescriptionInBytesAndNotInCharacters() {
    assertThat(task("x".repeat(32_768), List.of()).description()).hasSize(32_768);
    assertThat(task("é".repeat(16_384), List.of()).description()).hasSize(16_384);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task("é".repeat(16_384) + "x", List.of()))
        .withMessage(
            "The description (32769 bytes) of a task must be at most 32768 bytes of UTF-8.");
  }

  @Test
  void asksForAtMost64Capabilities() {
    assertThat(task("x", requirements(64)).requirements()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task("x", requirements(65)))
        .withMessage("The required capabilities (65) of a task must be at most 64.");
  }

  @Test
  void asksForEachCapabilityOnce() {
    List<Requirement> twice = List.of(requirement("Code Review"), preferred("code_review"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> task("x", twice))
        .withMessage("The capability (code_review) must be asked for once.");
  }

  @Test
  void requiresWhatIsNotOnlyPreferred() {
    Task task = task("x", List.of(requirement("a"), preferred("b"), requirement("c")));

    assertThat(task.required()).containsExactly(requirement("a"), requirement("c"));
  }

  @Test
  void doesNotChangeWithTheListItWasMadeOf() {
    List<Requirement> requirements = new ArrayList<>(requirements(1));
    Task task = task("x", requirements);

    requirements.clear();

    assertThat(task.requirements()).hasSize(1);
  }

  @Test
  void changesNothingButThePriority() {
    Task task = task("x", requirements(2));

    assertThat(task.withPriority(Priority.CRITICAL).priority()).isEqualTo(Priority.CRITICAL);
    assertThat(task.withPriority(Priority.CRITICAL).withPriority(task.priority())).isEqualTo(task);
  }

  @Test
  void refusesATaskIdThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaskId("a b"))
        .withMessageStartingWith("The task id (a b) must be ");
    assertThat(new TaskId("task-1")).hasToString("task-1");
  }

  @Test
  void asksForAnyLevelUnlessOneIsNamed() {
    assertThat(requirement("a").minLevel()).isEqualTo(new Proficiency(1));
    assertThat(requirement("a").isRequired()).isTrue();
    assertThat(preferred("a").isRequired()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SCHEDULED", "QUEUED", "ASSIGNED"})
  void isOpenUntilItEnds(TaskState state) {
    assertThat(state.isOpen()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "CANCELLED", "EXPIRED", "FAILED"})
  void isNotOpenOnceItHasEnded(TaskState state) {
    assertThat(state.isOpen()).isFalse();
  }

  private static Requirement requirement(String capability) {
    return Requirement.of(new CapabilityName(capability));
  }

  private static Requirement preferred(String capability) {
    return new Requirement(
        new CapabilityName(capability), Proficiency.LOWEST, Requirement.Kind.PREFERRED);
  }

  private static List<Requirement> requirements(int count) {
    return IntStream.range(0, count).mapToObj(i -> requirement("c" + i)).toList();
  }

  private static Task task(String description, List<Requirement> requirements) {
    return new Task(
        new TaskId("t"),
        description,
        requirements,
        Priority.LOW,
        Attributes.none(),
        Attributes.none(),
        null);
  }
}
