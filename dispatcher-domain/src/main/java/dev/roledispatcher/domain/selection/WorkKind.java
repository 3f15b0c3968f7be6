package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import java.util.List;
import java.util.Locale;

/// The kinds of work that a task is, by which it is remembered how roles did.
///
/// A task is of the kind of each capability it asks for, required or preferred, so that what is
/// learned from one task tells of others that ask for some of the same. A task that asks for none
/// is of the kind of its class.
public final class WorkKind {

  private WorkKind() {}

  /// The kinds of the capabilities that a task asks for, by name; empty when it asks for none.
  public static List<String> asked(Task task) {
    return task.requirements().stream()
        .map(Requirement::capability)
        .map(CapabilityName::value)
        .distinct()
        .sorted()
        .map(name -> "capability:" + name)
        .toList();
  }

  /// The kinds of a task, one or more.
  public static List<String> of(Task task, TaskClassification classification) {
    List<String> asked = asked(task);
    return asked.isEmpty() ? List.of(ofClass(classification)) : asked;
  }

  /// The kind of the tasks of a class that ask for nothing.
  public static String ofClass(TaskClassification classification) {
    return "class:" + classification.name().toLowerCase(Locale.ROOT);
  }
}
