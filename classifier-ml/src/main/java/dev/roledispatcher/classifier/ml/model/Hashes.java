package dev.roledispatcher.classifier.ml.model;

/// Mixes numbers to 32-bit hashes that look independent of each other.
///
/// The mixing step is the finaliser of MurmurHash3 (Austin Appleby, public domain). Changing
/// anything here makes every model file useless, so it needs a new [Features#VERSION].
final class Hashes {

  /// Where the hash of a word begins (the offset basis of FNV-1a).
  static final int START = 0x811c9dc5;

  private static final int PRIME = 0x01000193;

  private Hashes() {}

  /// The hash of a word with one more character (FNV-1a).
  static int with(int hash, int character) {
    return (hash ^ character) * PRIME;
  }

  /// Spreads a hash over all bits.
  static int mixed(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return h;
  }

  /// One hash of two, in this order.
  static int joined(int first, int second) {
    return mixed(Integer.rotateLeft(first, 7) * 31 + second);
  }
}
