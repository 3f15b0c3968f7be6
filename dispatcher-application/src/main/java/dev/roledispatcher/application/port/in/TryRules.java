package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// For whoever wants to know what rules would do before they do it; nothing is written.
public interface TryRules {

  /// The most tasks of one trial.
  int MOST_TASKS = 1_000;

  /// The tasks of a trial that names no number.
  int USUAL_TASKS = 100;

  /// The most examples of one trial.
  int MOST_EXAMPLES = 20;

  /// Lets rules classify tasks of the past.
  ///
  /// @param draft the rule to try; null to try the rules in force
  /// @param last how many tasks, newest first; 1 to [#MOST_TASKS]
  Trial onThePast(@Nullable Draft draft, int last);

  /// Lets rules classify one task, and beside it says how it is classified now.
  ///
  /// @param draft the rule to try; null to try the rules in force
  Trial on(@Nullable Draft draft, Task task);

  /// A rule to be tried among the rules in force, in its place by priority.
  ///
  /// @param id its id; it stands instead of the rule in force with that id, if there is such
  /// @param definition what it says; tried as if it were enabled
  record Draft(RuleId id, RuleDefinition definition) {}

  /// What a trial found.
  ///
  /// @param tried the tasks looked at
  /// @param complete false when the time was up before all of them were
  /// @param matched tasks that the draft would decide, or any rule when there is no draft
  /// @param overruled tasks that the draft fits but another rule, asked earlier, would decide
  /// @param forced tasks among the matched whose class the caller had forced: no rule changes those
  /// @param released tasks that a rule had decided and none would now: classifiers would
  /// @param changes how many of the matched would get another class, by what it was and would be
  /// @param examples some of the matched, those that would change first; at most [#MOST_EXAMPLES]
  record Trial(
      int tried,
      boolean complete,
      int matched,
      int overruled,
      int forced,
      int released,
      Map<Change, Integer> changes,
      List<Example> examples) {

    public Trial {
      changes = Map.copyOf(changes);
      examples = List.copyOf(examples);
    }

    /// How many of the matched would get another class.
    public int wouldChange() {
      return changes.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// From one class to another.
  ///
  /// @param was what the task was classified as
  /// @param wouldBe what it would be
  record Change(TaskClassification was, TaskClassification wouldBe) {}

  /// One task that the rules fit.
  ///
  /// @param task the task
  /// @param before how it was classified; null when it cannot be
  /// @param wouldBe what it would be classified as
  /// @param match the rule that fits, and what it found
  record Example(
      TaskId task, @Nullable Classification before, TaskClassification wouldBe, RuleMatch match) {}
}
