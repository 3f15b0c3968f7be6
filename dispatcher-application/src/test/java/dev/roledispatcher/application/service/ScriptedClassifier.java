package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A classifier that says what it was told to say: hybrid, unless told otherwise. Safe to ask from
/// any thread.
final class ScriptedClassifier implements TaskClassifier {

  static final PluginRef REF = new PluginRef("scripted", "1.0.0");

  private final Map<TaskId, TaskClassification> classes = new HashMap<>();
  private final List<Duration> asked = new ArrayList<>();
  private TaskClassification otherwise = TaskClassification.HYBRID;
  private int abstentions;
  private final Set<TaskId> unknown = new HashSet<>();
  private volatile Runnable meanwhile = () -> {};

  @Override
  public Hearing hear(Task task, Duration within) {
    note(within);
    meanwhile.run();
    return answer(task);
  }

  private synchronized void note(Duration within) {
    asked.add(within);
  }

  private synchronized Hearing answer(Task task) {
    if (abstentions > 0 || unknown.contains(task.id())) {
      abstentions = Math.max(0, abstentions - 1);
      Opinion abstained =
          new Opinion.Abstained(REF, Opinion.Abstained.Cause.TIMEOUT, "It did not answer.");
      return new Hearing(List.of(abstained), null, null, List.of());
    }
    Opinion.Stated stated =
        new Opinion.Stated(
            REF,
            classes.getOrDefault(task.id(), otherwise),
            new Confidence(0.8, Confidence.Basis.RAW_SCORE),
            List.of(),
            "The script says so.",
            null);
    return new Hearing(List.of(stated), stated, null, List.of());
  }

  void says(TaskClassification value) {
    otherwise = value;
  }

  void saysOf(Task task, TaskClassification value) {
    classes.put(task.id(), value);
  }

  void abstainsNext(int times) {
    abstentions = times;
  }

  void abstainsAlwaysOn(Task task) {
    unknown.add(task.id());
  }

  void doesMeanwhile(Runnable work) {
    meanwhile = work;
  }

  synchronized int calls() {
    return asked.size();
  }
}
