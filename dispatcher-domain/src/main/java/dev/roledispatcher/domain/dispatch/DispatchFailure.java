package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.context.Contradiction;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why something was not done: one record per published code, with the facts of the case.
public sealed interface DispatchFailure {

  /// The published code.
  ErrorCode code();

  /// What happened, in one or two sentences for people.
  String detail();

  /// True when the same request may succeed later.
  default boolean retryable() {
    return code().retryable();
  }

  /// E13301: no role may take the task.
  ///
  /// @param refusals why not, role by role
  /// @param detail what is missing, in plain words
  record NoSuitableRole(Refusals refusals, String detail) implements DispatchFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.E13301;
    }
  }

  /// E13302: no classifier could classify the task, and the policy is to fail.
  ///
  /// @param detail what the classifiers said
  record ClassificationFailed(String detail) implements DispatchFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.E13302;
    }
  }

  /// E13303: the context could not be built.
  ///
  /// @param source what was down; null when the required parts do not fit the budget
  /// @param needed the tokens the required parts need; null unless they do not fit
  /// @param budget the tokens that were allowed; null unless they do not fit
  /// @param detail what happened
  record ContextFailed(
      @Nullable String source, @Nullable Integer needed, @Nullable Integer budget, String detail)
      implements DispatchFailure {

    /// A source of the context is down.
    public static ContextFailed sourceDown(String source, String detail) {
      return new ContextFailed(source, null, null, detail);
    }

    /// The required parts do not fit.
    public static ContextFailed tooSmall(int needed, int budget) {
      return new ContextFailed(
          null,
          needed,
          budget,
          "The required parts of the context need %d tokens; the budget is %d."
              .formatted(needed, budget));
    }

    @Override
    public ErrorCode code() {
      return ErrorCode.E13303;
    }

    @Override
    public boolean retryable() {
      return source != null;
    }
  }

  /// E13202: a skill that its role requires is missing or cannot be loaded.
  ///
  /// @param role the role
  /// @param skills the skills
  /// @param detail what happened
  record SkillLoadingFailed(RoleId role, List<SkillId> skills, String detail)
      implements DispatchFailure {

    public SkillLoadingFailed {
      skills = List.copyOf(skills);
    }

    @Override
    public ErrorCode code() {
      return ErrorCode.E13202;
    }
  }

  /// E13203: the skills that a role requires do not fit the budget.
  ///
  /// @param needed the tokens the required parts need
  /// @param budget the tokens that were allowed
  record SkillBudgetExceeded(int needed, int budget) implements DispatchFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.E13203;
    }

    @Override
    public String detail() {
      return "The context with the skills that the role requires needs %d tokens; the budget is %d."
          .formatted(needed, budget);
    }
  }

  /// E13204: contexts that were to become one contradict each other.
  ///
  /// @param contradictions each constraint that has two values, at least one
  record ContradictingConstraints(List<Contradiction> contradictions) implements DispatchFailure {

    public ContradictingConstraints {
      contradictions = List.copyOf(contradictions);
      if (contradictions.isEmpty()) {
        throw new IllegalArgumentException("Contradicting contexts must have a contradiction.");
      }
    }

    @Override
    public ErrorCode code() {
      return ErrorCode.E13204;
    }

    @Override
    public String detail() {
      return String.join(" ", contradictions.stream().map(Contradiction::sentence).toList());
    }
  }

  /// E13304: the dispatch took too long; nothing was written.
  ///
  /// @param limit how long it may take
  /// @param step what it was doing
  record TimedOut(Duration limit, String step) implements DispatchFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.E13304;
    }

    @Override
    public String detail() {
      return "The dispatch took longer than %d ms; it was in the step '%s'. Nothing was written."
          .formatted(limit.toMillis(), step);
    }
  }

  /// E13305: the role the caller named may not take the task.
  ///
  /// @param role the role
  /// @param reasons every reason against it
  record RoleUnavailable(RoleId role, List<RefusalReason> reasons) implements DispatchFailure {

    public RoleUnavailable {
      reasons = List.copyOf(reasons);
    }

    @Override
    public ErrorCode code() {
      return ErrorCode.E13305;
    }

    @Override
    public String detail() {
      return "The role (%s) may not take the task. ".formatted(role)
          + String.join(" ", reasons.stream().map(RefusalReason::sentence).toList());
    }
  }

  /// E13306: the task is already on its way, or has ended and redispatch was not asked for.
  ///
  /// @param task the task
  /// @param currentRole who has it; null when nobody has
  /// @param state where it is
  /// @param detail what can be done
  record AlreadyDispatched(
      TaskId task, @Nullable RoleId currentRole, TaskState state, String detail)
      implements DispatchFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.E13306;
    }
  }

  /// E13307: the request breaks the rules.
  ///
  /// @param violations everything that is wrong with it, at least one
  record InvalidRequest(List<Violation> violations) implements DispatchFailure {

    public InvalidRequest {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("An invalid request must have a violation.");
      }
    }

    @Override
    public ErrorCode code() {
      return ErrorCode.E13307;
    }

    @Override
    public String detail() {
      return violations.size() == 1
          ? violations.getFirst().message()
          : "The request has %d faults; see violations.".formatted(violations.size());
    }
  }

  /// E13001: there is no such role.
  ///
  /// @param role the role asked for
  record RoleNotFound(RoleId role) implements DispatchFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.E13001;
    }

    @Override
    public String detail() {
      return "There is no role (%s).".formatted(role);
    }
  }

  /// E13002: a role with that id is registered already.
  ///
  /// @param role the role
  record RoleExists(RoleId role) implements DispatchFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.E13002;
    }

    @Override
    public String detail() {
      return "The role (%s) is registered already.".formatted(role);
    }
  }

  /// E13003: the data of a role break the rules.
  ///
  /// @param violations everything that is wrong with them, at least one
  record InvalidRole(List<Violation> violations) implements DispatchFailure {

    public InvalidRole {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("Invalid role data must have a violation.");
      }
    }

    @Override
    public ErrorCode code() {
      return ErrorCode.E13003;
    }

    @Override
    public String detail() {
      return violations.size() == 1
          ? violations.getFirst().message()
          : "The role has %d faults; see violations.".formatted(violations.size());
    }
  }
}
