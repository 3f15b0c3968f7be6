package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.in.LearnFromFeedback.Corrections;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Recorded;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.learning.StudyResult;
import dev.roledispatcher.domain.learning.TaughtLesson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Feedback and what was learned from it: durable, shared by all instances.
///
/// Feedback counts when its trust is more than 0, no rollback set it aside, and its author said
/// nothing later of the same task that was not set aside. Writing methods join the current unit of
/// work and fail without one; reading methods may run in one or alone.
public interface LearningStore {

  /// Keeps feedback together with the task as it is, an event in the task's history and an outbox
  /// row; state, decision and epoch stay.
  ///
  /// @return empty when there is no such task
  Optional<Recorded> record(Feedback feedback);

  /// Tries to be the one that studies; holds until the unit of work ends.
  ///
  /// @return false when another does
  boolean tryToStudyAlone();

  /// Whether there are corrections that count and that no lesson of this classifier and version
  /// knows.
  boolean isStudyDue(PluginRef learner);

  /// The corrections that count.
  ///
  /// @param most the newest so many at most
  Material material(int most);

  /// Adds a lesson. An accepted one becomes active, and the active one of that classifier is
  /// replaced. Told to all instances.
  Lesson add(PluginRef learner, Material material, StudyResult result, Instant at);

  /// Undoes every lesson after one and makes those active that were before; sets aside corrections
  /// that came later than those the lesson knows. Told to all instances.
  ///
  /// @param to the number of a lesson that is active or replaced and still kept; 0 for nothing
  ///   learned; empty for the last one that knows less than the newest active one, or nothing
  ///   learned
  /// @return the number of the lesson gone back to; empty, with nothing changed, when there is no
  ///   such lesson
  OptionalLong rollBack(OptionalLong to, Instant at);

  /// The active lessons, one for each classifier at most, by number.
  List<TaughtLesson> taught();

  /// The latest lessons, newest first.
  List<Lesson> lessons(int most);

  /// How many corrections there are.
  ///
  /// @param most the newest so many count at most
  Corrections count(int most);

  /// What a lesson is learned from.
  ///
  /// @param corrections the oldest first
  /// @param upTo the place of the newest of all feedback not set aside then, trusted or not; 0 when
  ///   there was none
  record Material(List<Correction> corrections, long upTo) {

    public Material {
      corrections = List.copyOf(corrections);
    }
  }
}
