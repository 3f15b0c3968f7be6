package dev.roledispatcher.selector.builtin;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;

/// An immutable list in chunks; the next version copies only the chunks that change.
final class Chunks<T> {

  private static final int BITS = 7;
  private static final int LENGTH = 1 << BITS;
  private static final int WITHIN = LENGTH - 1;

  private final T[][] chunks;
  private final int size;

  private Chunks(T[][] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  T get(int index) {
    return chunks[index >>> BITS][index & WITHIN];
  }

  int size() {
    return size;
  }

  /// The version that is being made; for one thread.
  static final class Draft<T> {

    private final IntFunction<T[]> chunk;
    private final BitSet owned = new BitSet();
    private T[][] chunks;
    private int size;

    /// An empty one.
    ///
    /// @param none an empty array of chunks
    /// @param chunk makes an array of a length
    Draft(T[][] none, IntFunction<T[]> chunk) {
      this.chunks = none;
      this.chunk = chunk;
    }

    T get(int index) {
      return chunks[index >>> BITS][index & WITHIN];
    }

    int size() {
      return size;
    }

    void set(int index, T value) {
      int at = index >>> BITS;
      if (!owned.get(at)) {
        chunks[at] = chunks[at].clone();
        owned.set(at);
      }
      chunks[at][index & WITHIN] = value;
    }

    void add(T value) {
      if (size >>> BITS == chunks.length) {
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = chunk.apply(LENGTH);
        owned.set(chunks.length - 1);
      }
      size++;
      set(size - 1, value);
    }

    /// What there is now, unmoved by what is drafted next.
    Chunks<T> published() {
      Chunks<T> published = new Chunks<>(chunks, size);
      chunks = chunks.clone();
      owned.clear();
      return published;
    }
  }
}
