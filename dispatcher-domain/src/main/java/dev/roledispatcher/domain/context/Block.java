package dev.roledispatcher.domain.context;

/// A part of a text that is kept whole or not at all.
///
/// @param start where it begins
/// @param end behind its last character
record Block(int start, int end) {

  Block {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "A block from %d to %d must have at least one character.".formatted(start, end));
    }
  }

  Block movedBy(int distance) {
    return new Block(start + distance, end + distance);
  }
}
