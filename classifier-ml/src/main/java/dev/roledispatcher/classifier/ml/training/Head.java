package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.classifier.ml.model.Costs;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// One thing to learn of every task: its label, or one of the votes.
final class Head {

  private final int classes;
  private final int[] labels;

  private Head(int classes, int[] labels) {
    this.classes = classes;
    this.labels = labels;
  }

  /// How many values it has.
  int classes() {
    return classes;
  }

  /// The value of each task, numbered from 0.
  int[] labels() {
    return labels;
  }

  /// The label and, where every task has them, the votes.
  static List<Head> of(List<RatedTask> tasks) {
    List<Head> heads = new ArrayList<>();
    heads.add(new Head(3, tasks.stream().mapToInt(task -> Costs.step(task.label())).toArray()));
    for (int i = 0; i < tasks.getFirst().votes().size(); i++) {
      int vote = i;
      List<String> values = tasks.stream().map(task -> task.votes().get(vote)).toList();
      List<String> different = List.copyOf(new TreeSet<>(values));
      heads.add(new Head(different.size(), values.stream().mapToInt(different::indexOf).toArray()));
    }
    return heads;
  }

  /// The same for some of the tasks.
  Head only(int[] tasks) {
    int[] some = new int[tasks.length];
    for (int i = 0; i < tasks.length; i++) {
      some[i] = labels[tasks[i]];
    }
    return new Head(classes, some);
  }
}
