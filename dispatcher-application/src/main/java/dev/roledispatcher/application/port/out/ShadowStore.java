package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.stats.ShadowCount;
import java.util.List;

/// What plugins said in the shadow of dispatches that came about. [AssignmentStore] writes it with
/// each assignment.
public interface ShadowStore {

  /// The latest answers of a plugin, counted.
  ///
  /// @param last how many of them, 1 or more
  /// @return by kind, version, class, result and class named
  List<ShadowCount> count(String plugin, int last);
}
