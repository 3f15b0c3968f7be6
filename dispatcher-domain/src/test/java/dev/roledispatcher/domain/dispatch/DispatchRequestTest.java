package dev.roledispatcher.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DispatchRequestTest {

  private static final Task TASK =
      new Task(
          new TaskId("t"),
          "Do it.",
          List.of(),
          Priority.MEDIUM,
          Attributes.none(),
          Attributes.none(),
          null);

  @Test
  void hasNoWishesUnlessSomeAreNamed() {
    DispatchRequest request = DispatchRequest.of(TASK);

    assertThat(request.preferred()).isNull();
    assertThat(request.excluded()).isEmpty();
    assertThat(request.budget().tokens()).isEqualTo(8_000);
    assertThat(request.forced()).isNull();
    assertThat(request.redispatch()).isFalse();
  }

  @Test
  void excludesAtMostAThousandRoles() {
    assertThat(excluding(roles(1_000)).excluded()).hasSize(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> excluding(roles(1_001)))
        .withMessage("The excluded roles (1001) of a request must be at most 1000.");
  }

  @Test
  void keepsExcludedRolesInOneOrderAndApartFromTheCallersSet() {
    Set<RoleId> given = new HashSet<>(roles(50));
    DispatchRequest request = excluding(given);

    given.clear();

    assertThat(request.excluded())
        .hasSize(50)
        .satisfies(ids -> assertThat(List.copyOf(ids)).isSorted())
        .isUnmodifiable();
  }

  private static Set<RoleId> roles(int count) {
    return IntStream.range(0, count).mapToObj(i -> new RoleId("r" + i)).collect(Collectors.toSet());
  }

  private static DispatchRequest excluding(Set<RoleId> excluded) {
    return new DispatchRequest(TASK, null, excluded, TokenBudget.DEFAULT, null, false);
  }
}
