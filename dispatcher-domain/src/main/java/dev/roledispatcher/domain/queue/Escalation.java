package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import java.util.List;

/// One step that gives a task which nobody took another chance.
public sealed interface Escalation {

  /// It becomes more pressing; one that is as pressing already stays so.
  ///
  /// @param to how pressing it becomes at least
  record RaisePriority(Priority to) implements Escalation {

    /// How pressing a task is afterwards.
    public Priority raised(Priority from) {
      return from.compareTo(to) >= 0 ? from : to;
    }
  }

  /// Whatever it requires becomes preferred. Hard rules stand.
  record WidenRequirements() implements Escalation {

    /// What a task asks for afterwards.
    public List<Requirement> widened(List<Requirement> requirements) {
      return requirements.stream()
          .map(requirement ->
              requirement.isRequired() ? requirement.relaxed().orElseThrow() : requirement)
          .toList();
    }
  }

  /// It goes to a role that sorts out such tasks.
  ///
  /// @param triage the role
  record HandTo(RoleId triage) implements Escalation {}
}
