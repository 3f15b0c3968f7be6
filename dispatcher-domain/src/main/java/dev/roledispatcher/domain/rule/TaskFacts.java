package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A task as rules look at it; its description is read when a rule first asks. For one thread.
final class TaskFacts {

  private final Task task;
  private final Set<CapabilityName> capabilities;
  private final Reading reading;

  TaskFacts(Task task, PhraseFinder finder) {
    this.task = task;
    this.capabilities =
        task.requirements().stream()
            .map(Requirement::capability)
            .collect(Collectors.toUnmodifiableSet());
    this.reading = new Reading(finder);
  }

  Task task() {
    return task;
  }

  /// What it asks for, whether required or preferred.
  Set<CapabilityName> capabilities() {
    return capabilities;
  }

  /// The numbers of the phrases in its description.
  BitSet phrases() {
    return reading.of(task.description());
  }

  /// Reads a text once.
  private static final class Reading {

    private final PhraseFinder finder;
    private @Nullable BitSet found;

    Reading(PhraseFinder finder) {
      this.finder = finder;
    }

    BitSet of(String text) {
      BitSet known = found;
      if (known == null) {
        known = finder.in(Words.of(text));
        found = known;
      }
      return known;
    }
  }
}
