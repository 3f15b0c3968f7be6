package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a call was turned away, where no published error code says so.
public sealed interface Rejection {

  /// What happened and what can be done, for people.
  String detail();

  /// There is no such task.
  ///
  /// @param task the task asked for
  record UnknownTask(TaskId task) implements Rejection {
    @Override
    public String detail() {
      return "There is no task (%s).".formatted(task);
    }
  }

  /// The task has ended, and what was asked for needs an open one.
  ///
  /// @param task the task
  /// @param state how it ended
  record TaskEnded(TaskId task, TaskState state) implements Rejection {
    @Override
    public String detail() {
      return "The task (%s) has ended: it is %s."
          .formatted(task, state.name().toLowerCase(Locale.ROOT));
    }
  }

  /// The role has the task already.
  ///
  /// @param task the task
  /// @param role the role
  record SameRole(TaskId task, RoleId role) implements Rejection {
    @Override
    public String detail() {
      return "The role (%s) has the task (%s) already. Maybe force the reassignment."
          .formatted(role, task);
    }
  }

  /// No role ever had the task, so that there is nothing to show or to move.
  ///
  /// @param task the task
  record NeverAssigned(TaskId task) implements Rejection {
    @Override
    public String detail() {
      return "No role has had the task (%s) yet: it waits.".formatted(task);
    }
  }

  /// The task waits for a role, so that no role can hand it over.
  ///
  /// @param task the task
  record TaskWaits(TaskId task) implements Rejection {
    @Override
    public String detail() {
      return "The task (%s) waits, and no role has it. Maybe cancel it, or raise its priority."
          .formatted(task);
    }
  }

  /// The task does not wait.
  ///
  /// @param task the task
  /// @param state where it is
  record TaskDoesNotWait(TaskId task, TaskState state) implements Rejection {
    @Override
    public String detail() {
      return state == TaskState.QUEUED
          ? "The task (%s) is not in line: a role is being asked whether it takes it, or a person must decide. Maybe read its history."
              .formatted(task)
          : "The task (%s) does not wait: it is %s."
              .formatted(task, state.name().toLowerCase(Locale.ROOT));
    }
  }

  /// The task changed while it was being worked on.
  ///
  /// @param task the task
  record TaskChanged(TaskId task) implements Rejection {
    @Override
    public String detail() {
      return "The task (%s) was changed by somebody else at the same time. Maybe read it and try again."
          .formatted(task);
    }
  }

  /// The caller does not have the task, or no longer: another role has it, it was assigned anew
  /// since, or nobody has it.
  ///
  /// @param task the task
  /// @param state where it is
  /// @param currentRole who has it; null when nobody has
  /// @param epoch the epoch of its last assignment
  record NotYours(TaskId task, TaskState state, @Nullable RoleId currentRole, long epoch)
      implements Rejection {
    @Override
    public String detail() {
      return currentRole == null
          ? "The task (%s) is not in the hands of this role: it is %s, and its last epoch is %d. Maybe stop working on it."
              .formatted(task, state.name().toLowerCase(Locale.ROOT), epoch)
          : "The task (%s) is not in the hands of this role, or was assigned anew: the role (%s) has it, at epoch %d. Maybe stop working on it."
              .formatted(task, currentRole, epoch);
    }
  }

  /// The role was not asked whether it takes the task.
  ///
  /// @param task the task
  /// @param role the role
  record UnknownOffer(TaskId task, RoleId role) implements Rejection {
    @Override
    public String detail() {
      return "There is no such offer of the task (%s) to the role (%s).".formatted(task, role);
    }
  }

  /// The time to answer an offer is over.
  ///
  /// @param task the task
  /// @param role the role
  /// @param expiredAt since when
  record OfferExpired(TaskId task, RoleId role, Instant expiredAt) implements Rejection {
    @Override
    public String detail() {
      return "The offer of the task (%s) to the role (%s) expired at %s."
          .formatted(task, role, expiredAt);
    }
  }

  /// The offer was answered already, or taken back.
  ///
  /// @param task the task
  /// @param role the role
  /// @param state what became of the offer
  /// @param currentRole who has the task; null when nobody has
  record OfferClosed(TaskId task, RoleId role, Offer.State state, @Nullable RoleId currentRole)
      implements Rejection {
    @Override
    public String detail() {
      String who = currentRole == null ? "Nobody" : "The role (" + currentRole + ")";
      return "The offer of the task (%s) to the role (%s) is no longer open: it is %s. %s has the task."
          .formatted(task, role, state.name().toLowerCase(Locale.ROOT), who);
    }
  }

  /// The role has another version than the caller expects.
  ///
  /// @param role the role
  /// @param expected the version the caller expects
  /// @param actual the version it has
  record StaleRole(RoleId role, long expected, long actual) implements Rejection {
    @Override
    public String detail() {
      return "The role (%s) has version %d, not %d. Maybe read it again and repeat the change."
          .formatted(role, actual, expected);
    }
  }

  /// The role holds tasks and so cannot be deleted.
  ///
  /// @param role the role
  /// @param tasks how many it holds
  record RoleHoldsTasks(RoleId role, int tasks) implements Rejection {
    @Override
    public String detail() {
      return "The role (%s) holds %d tasks. Maybe deactivate it, reassign or cancel them, and delete it then."
          .formatted(role, tasks);
    }
  }

  /// There is no such rule.
  ///
  /// @param rule the rule asked for
  record UnknownRule(RuleId rule) implements Rejection {
    @Override
    public String detail() {
      return "There is no rule (%s).".formatted(rule);
    }
  }

  /// There is a rule with that id already.
  ///
  /// @param rule the rule
  record RuleExists(RuleId rule) implements Rejection {
    @Override
    public String detail() {
      return "There is a rule (%s) already. Maybe change it instead.".formatted(rule);
    }
  }

  /// There is no room for another rule.
  ///
  /// @param most how many there can be
  record TooManyRules(int most) implements Rejection {
    @Override
    public String detail() {
      return "There are %d rules, and there can be no more. Maybe delete some, or join rules that differ in words only."
          .formatted(most);
    }
  }

  /// The rule has another version than the caller expects.
  ///
  /// @param rule the rule
  /// @param expected the version the caller expects
  /// @param actual the version it has
  record StaleRule(RuleId rule, long expected, long actual) implements Rejection {
    @Override
    public String detail() {
      return "The rule (%s) has version %d, not %d. Maybe read it again and repeat the change."
          .formatted(rule, actual, expected);
    }
  }

  /// The data of a rule, or of a trial of rules, break the rules.
  ///
  /// @param violations everything that is wrong with them, at least one
  record InvalidRule(List<Violation> violations) implements Rejection {

    public InvalidRule {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("Invalid rule data must have a violation.");
      }
    }

    @Override
    public String detail() {
      return violations.size() == 1
          ? violations.getFirst().message()
          : "The rule has %d faults; see violations.".formatted(violations.size());
    }
  }

  /// There is no such skill.
  ///
  /// @param skill the skill asked for
  record UnknownSkill(SkillId skill) implements Rejection {
    @Override
    public String detail() {
      return "There is no skill (%s).".formatted(skill);
    }
  }

  /// There is a skill with that id already.
  ///
  /// @param skill the skill
  record SkillExists(SkillId skill) implements Rejection {
    @Override
    public String detail() {
      return "There is a skill (%s) already, and it was to be made anew only. Maybe leave out If-None-Match."
          .formatted(skill);
    }
  }

  /// The skill has another version than the caller expects.
  ///
  /// @param skill the skill
  /// @param expected the version the caller expects
  /// @param actual the version it has
  record StaleSkill(SkillId skill, long expected, long actual) implements Rejection {
    @Override
    public String detail() {
      return "The skill (%s) has version %d, not %d. Maybe read it again and repeat the change."
          .formatted(skill, actual, expected);
    }
  }

  /// There is no such project.
  ///
  /// @param project the project asked for
  record UnknownProject(ProjectId project) implements Rejection {
    @Override
    public String detail() {
      return "There is no project (%s).".formatted(project);
    }
  }

  /// There is a project with that id already.
  ///
  /// @param project the project
  record ProjectExists(ProjectId project) implements Rejection {
    @Override
    public String detail() {
      return "There is a project (%s) already, and it was to be made anew only. Maybe leave out If-None-Match."
          .formatted(project);
    }
  }

  /// The project has another version than the caller expects.
  ///
  /// @param project the project
  /// @param expected the version the caller expects
  /// @param actual the version it has
  record StaleProject(ProjectId project, long expected, long actual) implements Rejection {
    @Override
    public String detail() {
      return "The project (%s) has version %d, not %d. Maybe read it again and repeat the change."
          .formatted(project, actual, expected);
    }
  }

  /// The data of a skill, a project or a context request break the rules.
  ///
  /// @param what what the data are of, for instance `skill`
  /// @param violations everything that is wrong with them, at least one
  record InvalidData(String what, List<Violation> violations) implements Rejection {

    public InvalidData {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("Invalid data must have a violation.");
      }
    }

    @Override
    public String detail() {
      return violations.size() == 1
          ? violations.getFirst().message()
          : "The %s has %d faults; see violations.".formatted(what, violations.size());
    }
  }

  /// There is no such dispatch.
  ///
  /// @param dispatch the dispatch asked for
  record UnknownDispatch(DispatchId dispatch) implements Rejection {
    @Override
    public String detail() {
      return "There is no dispatch (%s).".formatted(dispatch);
    }
  }

  /// There is no such lesson to go back to.
  ///
  /// @param lesson the number of the lesson asked for
  record LessonNotKept(long lesson) implements Rejection {
    @Override
    public String detail() {
      return "There is no lesson (%d) to go back to: it never was in use, was undone, or is too old. Maybe read /v1/learning, and go back to one that is active or replaced, or to 0."
          .formatted(lesson);
    }
  }

  /// The idempotency key was used for another request.
  ///
  /// @param key the key
  record KeyReused(String key) implements Rejection {
    @Override
    public String detail() {
      return "The idempotency key (%s) was used for a different request.".formatted(key);
    }
  }

  /// The first request with this idempotency key is still running.
  ///
  /// @param key the key
  /// @param retryAfter when to ask again
  record KeyInUse(String key, Duration retryAfter) implements Rejection {
    @Override
    public String detail() {
      return "The first request with the idempotency key (%s) is still running.".formatted(key);
    }
  }

  /// The database cannot be reached or does not answer in time.
  ///
  /// @param retryAfter when to ask again
  record StoreUnavailable(Duration retryAfter) implements Rejection {
    @Override
    public String detail() {
      return "The database does not answer at present. Maybe try again with the same idempotency key, which makes sure that it is done once.";
    }
  }

  /// As many callers wait for tasks as may.
  ///
  /// @param most how many may
  /// @param retryAfter when to ask again
  record TooManyWait(int most, Duration retryAfter) implements Rejection {
    @Override
    public String detail() {
      return "There are %d callers that wait for tasks on this instance, and no more may. Maybe ask without waiting: timeout=0."
          .formatted(most);
    }
  }

  /// The plugins are being reloaded already.
  ///
  /// @param retryAfter when to ask again
  record ReloadRunning(Duration retryAfter) implements Rejection {
    @Override
    public String detail() {
      return "The plugins are being reloaded already. Maybe try again when that has ended.";
    }
  }
}
