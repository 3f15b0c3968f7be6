package dev.roledispatcher.domain.learning;

import java.util.Arrays;

/// What a classifier learned, in bytes that only it understands. Immutable.
public final class LearnedState {

  /// No state has more bytes.
  public static final int MOST_BYTES = 64 * 1024;

  private final byte[] bytes;

  /// A state of these bytes; none when nothing was learned.
  ///
  /// @throws IllegalArgumentException when they are more than [#MOST_BYTES]
  public LearnedState(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "A learned state (%d bytes) must have at most %d bytes."
              .formatted(bytes.length, MOST_BYTES));
    }
    this.bytes = bytes.clone();
  }

  /// The bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LearnedState state && Arrays.equals(bytes, state.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The number of bytes.
  @Override
  public String toString() {
    return "LearnedState[%d bytes]".formatted(bytes.length);
  }
}
