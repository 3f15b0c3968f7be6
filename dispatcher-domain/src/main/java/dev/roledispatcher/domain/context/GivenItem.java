package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// A block of a context that a caller gave back: it is shown as it is, or not at all.
///
/// @param block the block, which begins with a heading of the second rank
record GivenItem(TextBlock block) implements Item {

  @Override
  public String id() {
    return GivenText.idOf(block);
  }

  @Override
  public @Nullable Long version() {
    return null;
  }

  @Override
  public String text() {
    return "";
  }

  @Override
  public TextBlock whole(String left) {
    return block;
  }

  @Override
  public TextBlock least(String left) {
    return block;
  }

  @Override
  public Shorter shorter(String left, int tokens) {
    return new Shorter(block, "It is shown as it was given.");
  }
}
