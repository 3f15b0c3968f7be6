package dev.roledispatcher.selector.builtin;

import java.util.Arrays;

/// Where one stem stands: the slots of the roles that have it, with its counts.
///
/// Only ever appended to; what a removed role leaves behind stays until the index is made anew. It
/// changes only in the edition it was made in, and never again once that is published. A later
/// edition shares its entries and appends behind them.
final class Postings {

  private static final int SMALLEST = 2;

  private final long edition;
  private int[] entries;
  private int size;
  private int roles;
  private long mentions;
  private long repeated;

  /// None yet.
  Postings(long edition) {
    this.edition = edition;
    this.entries = new int[SMALLEST];
  }

  private Postings(long edition, Postings from) {
    this.edition = edition;
    this.entries = from.entries;
    this.size = from.size;
    this.roles = from.roles;
    this.mentions = from.mentions;
    this.repeated = from.repeated;
  }

  /// The same, to be changed in an edition: itself when it was made there, else a copy.
  Postings in(long current) {
    return edition == current ? this : new Postings(current, this);
  }

  void add(int slot, int count) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size + (size >> 1) + 1);
    }
    entries[size++] = Terms.pack(slot, count);
    roles++;
    mentions += count;
    repeated += count > 1 ? count : 0;
  }

  /// Takes a role out of the numbers.
  void forget(int count) {
    roles--;
    mentions -= count;
    repeated -= count > 1 ? count : 0;
  }

  /// How many entries there are, those of removed roles included.
  int size() {
    return size;
  }

  /// An entry: slot and count, packed as [Terms] do.
  int at(int entry) {
    return entries[entry];
  }

  /// How many roles have the stem.
  int roles() {
    return roles;
  }

  /// How often it is mentioned.
  long mentions() {
    return mentions;
  }

  /// How many of these mentions stand in a role that has another one.
  long repeated() {
    return repeated;
  }
}
