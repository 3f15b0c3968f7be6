package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// For whoever knows better than a decision, and for whoever watches what is learned from it.
public interface LearnFromFeedback {

  /// Records what the class of a task should be. The decision stays as it is.
  ///
  /// @throws RejectedException with [Rejection.UnknownTask] when there is no such task
  Recorded record(GivenFeedback given, Receipt<Recorded> receipt);

  /// What is learned at present, and what was before.
  Report report();

  /// Goes back to what was learned up to a lesson: later lessons are undone, and corrections that
  /// came after those it was learned from are set aside, so that no later lesson brings them back.
  ///
  /// @param to the number of the lesson; 0 for nothing learned; empty for the lesson before the one
  ///   in use
  /// @throws RejectedException with [Rejection.LessonNotKept] when there is no such lesson to go
  ///   back to
  RolledBack rollBack(OptionalLong to, Receipt<RolledBack> receipt);

  /// Studies corrections that no lesson knows yet, where learning is switched on; for the timers of
  /// the server. Any instance may call it at any time; each study is done by one.
  ///
  /// @return how many lessons came of it, accepted or not
  int studyWhatWaits();

  /// Feedback as it comes in.
  ///
  /// @param task the task
  /// @param right the class it should have
  /// @param saidBy who says so
  /// @param note why; null when nothing is said
  record GivenFeedback(
      TaskId task, TaskClassification right, String saidBy, @Nullable String note) {}

  /// Feedback as it is kept.
  ///
  /// @param feedback what was said
  /// @param sequence its place in the history of the task
  record Recorded(Feedback feedback, long sequence) {}

  /// Where a rollback led to.
  ///
  /// @param lesson the number of the lesson gone back to; 0 for nothing learned
  /// @param corrections what there is to learn from now
  record RolledBack(long lesson, Corrections corrections) {}

  /// How learning stands.
  ///
  /// @param enabled whether anything is learned and used
  /// @param learners the classifiers in use that learn
  /// @param corrections what there is to learn from
  /// @param lessons the latest lessons, newest first
  record Report(
      boolean enabled, List<Learner> learners, Corrections corrections, List<Lesson> lessons) {

    public Report {
      learners = List.copyOf(learners);
      lessons = List.copyOf(lessons);
    }
  }

  /// A classifier that learns.
  ///
  /// @param plugin the classifier
  /// @param lesson the number of the lesson this instance answers by; 0 when it is none
  /// @param problem why it does not answer by the lesson in force; null when it does
  record Learner(PluginRef plugin, long lesson, @Nullable String problem) {}

  /// How many corrections there are.
  ///
  /// @param counting those the next lesson would be learned from
  /// @param waiting those of them that no lesson knows yet
  /// @param setAside those that a rollback took out
  record Corrections(long counting, long waiting, long setAside) {}
}
