package dev.roledispatcher.selector.builtin;

/// Highest random weight: every role draws a number for a key, always the same one, and the highest
/// gets the key.
///
/// A role that leaves gives up its own keys and no others, each to whoever drew the next number;
/// one that comes takes of n roles about the n-th part of the keys (Thaler and Ravishankar, "A
/// Name-Based Mapping Scheme for Rendezvous", 1996). The numbers are a hash of texts alone, so all
/// servers and all versions of Java draw the same.
final class Rendezvous {

  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final long seed;

  private Rendezvous(long seed) {
    this.seed = seed;
  }

  /// The draw for a key.
  static Rendezvous of(String key) {
    return new Rendezvous(hash(FNV_BASIS, key));
  }

  /// What a role draws: any 64 bits, to be compared as an unsigned number.
  long draw(String roleId) {
    return hash(seed, roleId);
  }

  /// What was drawn as a share, from 0 to below 1, in the same order.
  static double share(long drawn) {
    return (drawn >>> 11) * 0x1p-53;
  }

  /// FNV-1a over the characters, then the finaliser of MurmurHash3, which spreads every bit of it
  /// over all others.
  private static long hash(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
