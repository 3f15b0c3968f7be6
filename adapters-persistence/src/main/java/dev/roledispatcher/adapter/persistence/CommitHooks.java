package dev.roledispatcher.adapter.persistence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What a unit of work must not do before it is committed, and what it has done once and must not
/// do again. Of one run of one unit of work, used by its thread.
final class CommitHooks {

  private static final ScopedValue<CommitHooks> CURRENT = ScopedValue.newInstance();

  private final List<Runnable> afterwards = new ArrayList<>();
  private final Set<Object> done = new HashSet<>();

  private CommitHooks() {}

  /// Runs a transaction, and after its commit what was put off until then; when it fails, nothing
  /// of that.
  ///
  /// @param transaction returns when it is committed, and throws when it is not
  static <T> T around(Supplier<T> transaction) {
    CommitHooks hooks = new CommitHooks();
    T result = ScopedValue.where(CURRENT, hooks).call(transaction::get);
    hooks.afterwards.forEach(Runnable::run);
    return result;
  }

  /// Puts something off until the current unit of work is committed. In a transaction that is no
  /// unit of work, whose end nobody tells, it is not done at all.
  static void afterCommit(Runnable action) {
    if (CURRENT.isBound()) {
      CURRENT.get().afterwards.add(action);
    }
  }

  /// True when this is asked for the first time in the current unit of work, or there is none.
  static boolean isFirst(Object what) {
    return !CURRENT.isBound() || CURRENT.get().done.add(what);
  }
}
