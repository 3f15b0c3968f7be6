package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.context.PastAttempt;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;

/// Who tried which task before.
public interface PastAttempts {

  /// Who tried the task so far: the latest attempts, oldest first.
  ///
  /// @param most how many at most, 1 or more
  List<PastAttempt> attempts(TaskId task, int most);
}
