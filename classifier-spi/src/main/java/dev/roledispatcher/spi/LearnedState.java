package dev.roledispatcher.spi;

import java.util.Arrays;

/// What a classifier learned from corrections: bytes that only classifiers of its kind understand.
/// Immutable.
public final class LearnedState {

  /// No state has more bytes.
  public static final int MOST_BYTES = 64 * 1024;

  /// What a classifier that has learned nothing knows.
  public static final LearnedState NOTHING = new LearnedState(new byte[0]);

  private final byte[] bytes;

  private LearnedState(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A state of these bytes.
  ///
  /// @throws IllegalArgumentException when they are more than [#MOST_BYTES]
  public static LearnedState of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "A learned state (%d bytes) must have at most %d bytes."
              .formatted(bytes.length, MOST_BYTES));
    }
    return bytes.length == 0 ? NOTHING : new LearnedState(bytes.clone());
  }

  /// The bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// True when nothing was learned.
  public boolean isNothing() {
    return bytes.length == 0;
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
