package dev.roledispatcher.spi;

import java.util.List;

/// What a [Classifier] also is when it can learn from corrections.
///
/// What it learns is a [LearnedState], which the host keeps and hands back: to the same classifier
/// later, to others like it in other instances, and after a restart. One that was just made knows
/// nothing but what it was made from.
///
/// The host calls these methods one at a time, on a thread that classifies nothing, beside running
/// classifications; each call has a deadline of its own, after which the thread is interrupted.
public interface LearningClassifier extends Classifier {

  /// Learns from corrections what changes its answers, without changing them yet.
  ///
  /// Begins anew each time, with nothing learned before; so the corrections must be all that count.
  /// The same corrections in the same order get the same lesson, whatever was adopted meanwhile. A
  /// lesson that makes worse what the classifier is known to do right is not accepted.
  ///
  /// @param corrections the oldest first; may be empty
  Lesson study(List<Correction> corrections);

  /// Answers from now on by what was learned: by all of it or, after an exception, as before.
  ///
  /// A verdict says in its factors by which lesson it was made.
  ///
  /// @param lesson the number of the lesson, 1 or more; 0 with [LearnedState#NOTHING]
  /// @param state what a lesson held; [LearnedState#NOTHING] forgets what was learned
  /// @throws PluginException that says why the state cannot be used, for instance because it was
  ///   learned over another model
  void adopt(long lesson, LearnedState state);
}
