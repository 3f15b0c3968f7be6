package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// One of the things that a section lists.
interface Item {

  /// Names it in reports.
  String id();

  /// Which version of it; null when it has none.
  @Nullable Long version();

  /// Its text as far as it may repeat what other texts say; empty when it never does.
  String text();

  /// The whole of it.
  ///
  /// @param left what is left of its text without what is said elsewhere
  TextBlock whole(String left);

  /// The least of it that is worth showing.
  TextBlock least(String left);

  /// As much of it as fits.
  ///
  /// @param tokens at least those of its least form
  Shorter shorter(String left, int tokens);

  /// A part of a thing.
  ///
  /// @param block what is shown of it
  /// @param reason why it is not all
  record Shorter(TextBlock block, String reason) {}
}
