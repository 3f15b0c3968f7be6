package dev.roledispatcher.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DispatchFailureTest {

  private static final RoleId ROLE = new RoleId("r");
  private static final Violation FAULT = new Violation("/task", "The task must be there.");

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new DispatchFailure.NoSuitableRole(
                new Refusals(Map.of(), List.of(), List.of()), "Nobody may."),
            "E13301",
            true,
            "Nobody may."),
        Arguments.of(
            new DispatchFailure.ClassificationFailed("No opinion."), "E13302", true, "No opinion."),
        Arguments.of(
            DispatchFailure.ContextFailed.sourceDown("skills", "It is down."),
            "E13303",
            true,
            "It is down."),
        Arguments.of(
            DispatchFailure.ContextFailed.tooSmall(120, 100),
            "E13303",
            false,
            "The required parts of the context need 120 tokens; the budget is 100."),
        Arguments.of(
            new DispatchFailure.TimedOut(Duration.ofSeconds(5), "select"),
            "E13304",
            true,
            "The dispatch took longer than 5000 ms; it was in the step 'select'. Nothing was written."),
        Arguments.of(
            new DispatchFailure.RoleUnavailable(
                ROLE,
                List.of(
                    new RefusalReason.MissingCapabilities(
                        List.of(new CapabilityName("a"), new CapabilityName("b"))),
                    new RefusalReason.AtCapacity(2, 2))),
            "E13305",
            true,
            "The role (r) may not take the task. It lacks a, b. It holds 2 of at most 2 tasks."),
        Arguments.of(
            new DispatchFailure.AlreadyDispatched(
                new TaskId("t"), ROLE, TaskState.ASSIGNED, "It is dispatched."),
            "E13306",
            false,
            "It is dispatched."),
        Arguments.of(
            new DispatchFailure.InvalidRequest(List.of(FAULT)),
            "E13307",
            false,
            "The task must be there."),
        Arguments.of(
            new DispatchFailure.InvalidRequest(List.of(FAULT, FAULT)),
            "E13307",
            false,
            "The request has 2 faults; see violations."),
        Arguments.of(
            new DispatchFailure.RoleNotFound(ROLE), "E13001", false, "There is no role (r)."),
        Arguments.of(
            new DispatchFailure.RoleExists(ROLE),
            "E13002",
            false,
            "The role (r) is registered already."),
        Arguments.of(
            new DispatchFailure.InvalidRole(List.of(FAULT)),
            "E13003",
            false,
            "The task must be there."),
        Arguments.of(
            new DispatchFailure.InvalidRole(List.of(FAULT, FAULT, FAULT)),
            "E13003",
            false,
            "The role has 3 faults; see violations."));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void hasItsCodeItsSentenceAndWhetherATryAgainMayHelp(
      DispatchFailure failure, String code, boolean retryable, String detail) {
    assertThat(failure.code()).isEqualTo(ErrorCode.valueOf(code));
    assertThat(failure.retryable()).isEqualTo(retryable);
    assertThat(failure.detail()).isEqualTo(detail);
    assertThat(new DispatchException(failure)).hasMessage(code + ": " + detail);
    assertThat(new DispatchException(failure).failure()).isSameAs(failure);
  }

  @Test
  void publishesTheCodesOfTheSpecification() {
    Map<String, String> table =
        Map.of(
            "E13301", "No suitable role found",
            "E13302", "Classification failed",
            "E13303", "Context build failed",
            "E13304", "Dispatch timeout",
            "E13305", "Role unavailable",
            "E13306", "Task already dispatched",
            "E13307", "Invalid dispatch request");

    table.forEach((code, meaning) -> {
      assertThat(ErrorCode.valueOf(code).meaning()).isEqualTo(meaning);
      assertThat(ErrorCode.valueOf(code).retryable())
          .isEqualTo(!code.equals("E13306") && !code.equals("E13307"));
    });
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::meaning)).doesNotHaveDuplicates();
  }

  @Test
  void refusesAnInvalidRequestOrRoleWithoutAViolation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DispatchFailure.InvalidRequest(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DispatchFailure.InvalidRole(List.of()));
  }
}
