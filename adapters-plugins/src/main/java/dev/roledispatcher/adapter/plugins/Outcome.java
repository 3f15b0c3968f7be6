package dev.roledispatcher.adapter.plugins;

import org.jspecify.annotations.Nullable;

/// How a piece of plugin code ended.
sealed interface Outcome<T> {

  /// It returned.
  ///
  /// @param value what it returned, not checked; plugins return null where they must not
  record Returned<T>(@Nullable T value) implements Outcome<T> {}

  /// It threw.
  ///
  /// @param what was thrown, for people
  record Thrown<T>(String what) implements Outcome<T> {}
}
