package dev.roledispatcher.application.port.out;

/// The active lessons as this instance knows and uses them.
@FunctionalInterface
public interface LessonDirectory {

  /// This instance changed which lessons are active, and the change is committed: returns when the
  /// classifiers of this instance answer by them, or could not be told.
  void changed();
}
