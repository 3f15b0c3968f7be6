package dev.roledispatcher.selector.builtin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An inverted index of the words of all roles at one moment, with what it learns from them: how
/// telling a stem is.
///
/// What it answers depends on the roles it holds and not on how they came in: all it learns are
/// sums of whole numbers. Made by an [IndexWriter]; immutable, safe for any thread.
final class WordIndex {

  /// How soon a stem that is repeated in a role says no more; found on a registry of occupations.
  private static final double SATURATION = 5;

  /// How much longer roles need more: from 0 (not at all) to 1 (in proportion to their length).
  private static final double LENGTH = 0.6;

  /// The least a stem weighs, so that small registries tell roles apart too.
  private static final double LEAST = 0.1;

  /// The length of a role while none is known.
  private static final double FIRST_LENGTH = 30;

  /// How many mentions speak for the mean of all stems while little is known of one.
  private static final double CAUTION = 5;

  /// The share of repeated mentions while nothing is known at all.
  private static final double FIRST_GUESS = 0.5;

  private final Vocabulary vocabulary;
  private final Map<String, Entry> current;
  private final Chunks<Postings> postings;
  private final Chunks<Entry> entries;
  private final int[] lengths;
  private final Totals totals;

  /// @param vocabulary may grow; newer stems are not in the index
  /// @param current the entries of the roles, shared with later indexes, whose entries have higher
  ///   slots
  /// @param lengths by slot; not copied, as only more is appended
  WordIndex(
      Vocabulary vocabulary,
      Map<String, Entry> current,
      Chunks<Postings> postings,
      Chunks<Entry> entries,
      int[] lengths,
      Totals totals) {
    this.vocabulary = vocabulary;
    this.current = current;
    this.postings = postings;
    this.entries = entries;
    this.lengths = lengths;
    this.totals = totals;
  }

  /// How many slots there are; some may be empty.
  int slots() {
    return entries.size();
  }

  /// How many numbers of stems there are.
  int stems() {
    return postings.size();
  }

  /// What is in a slot; [Entry#GONE] when nothing is any more.
  Entry entry(int slot) {
    return entries.get(slot);
  }

  /// The length of the role in a slot, removed or not.
  int length(int slot) {
    return lengths[slot];
  }

  /// A role in just that version; null when it is not in.
  @Nullable Entry find(String roleId, long version) {
    Entry entry = current.get(roleId);
    return entry != null && entry.version() == version && entry.slot() < slots() ? entry : null;
  }

  /// The number of a stem; [Numbering#UNKNOWN] when no role ever had it.
  int number(String stem) {
    int number = vocabulary.number(stem);
    return number < stems() ? number : Numbering.UNKNOWN;
  }

  Postings postings(int stem) {
    return postings.get(stem);
  }

  /// How many stems a role has in the mean, roughly and at least 1.
  long meanSize() {
    return totals.roles() == 0 ? 1 : 1 + totals.mentions() / totals.roles();
  }

  /// How telling a stem is: `ln(p · (N + 1) / (n + ½))`, the logarithm of the lift of meeting it,
  /// at least [#LEAST].
  ///
  /// Of N roles n have the stem; p is the chance that a role with one mention of it has another, as
  /// the registry itself shows. A stem that is rare but never repeated says little of what a role
  /// does, and weighs less than its rarity alone would let it.
  ///
  /// @param stem its number, or [Numbering#UNKNOWN]
  double weight(int stem) {
    if (stem == Numbering.UNKNOWN) {
      return lift(0, 0, 0);
    }
    Postings found = postings.get(stem);
    return lift(found.roles(), found.mentions(), found.repeated());
  }

  private double lift(int roles, long mentions, long repeated) {
    double mean =
        totals.mentions() == 0 ? FIRST_GUESS : (double) totals.repeated() / totals.mentions();
    double chance = (repeated + CAUTION * mean) / (mentions + CAUTION);
    return Math.max(LEAST, Math.log(chance * (totals.roles() + 1) / (roles + 0.5)));
  }

  /// How much of a stem a role has, in the numbers of this moment.
  Saturation saturation() {
    double mean = totals.length() == 0 ? FIRST_LENGTH : (double) totals.length() / totals.roles();
    return new Saturation(SATURATION * (1 - LENGTH), SATURATION * LENGTH / mean);
  }
}
