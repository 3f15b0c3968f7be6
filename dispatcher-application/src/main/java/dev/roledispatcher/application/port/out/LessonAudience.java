package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.learning.TaughtLesson;
import java.util.List;

/// Hears which lessons are active, to answer by them.
@FunctionalInterface
public interface LessonAudience {

  /// These lessons are active and no others. Called from one thread at a time; never throws.
  void lessonsChanged(List<TaughtLesson> lessons);
}
