package dev.roledispatcher.domain.context;

import java.util.function.Supplier;

/// Remembers what was prepared for contexts: rendered texts of skills, what was counted of their
/// words, cuts, hashes of beginnings.
///
/// The keys say all that their values depend on, texts included, so nothing remembered is ever out
/// of date. A memo may forget at any time and keeps itself within bounds; [Sized] says how much it
/// holds. Implementations are safe to use from any thread.
public interface Memo {

  /// The value of a key: the remembered one, or a new one.
  ///
  /// @param key with `equals` and `hashCode`; of a type of its own for each kind of value
  /// @param make makes the value from what the key says; must not use the memo itself
  <V> V of(Object key, Supplier<V> make);

  /// A key or a value that knows its size.
  interface Sized {

    /// About how many characters it holds.
    int characters();
  }
}
