package dev.roledispatcher.selector.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An inverted index of the words of all roles, with what it learns from them: how telling a stem
/// is.
///
/// Changing a role costs as much as the role has different stems. What the index answers depends on
/// the roles it holds and not on how they came in: all it learns are sums of whole numbers. Not
/// safe for several threads while one of them changes it.
final class WordIndex {

  /// How soon a stem that is repeated in a role says no more; found on a registry of occupations.
  private static final double SATURATION = 5;

  /// How much longer roles need more: from 0 (not at all) to 1 (in proportion to their length).
  private static final double LENGTH = 0.6;

  /// What the beginning of a stem is worth, beside a whole one.
  private static final double BEGINNING = 0.4;

  /// The least a stem weighs, so that small registries tell roles apart too.
  private static final double LEAST = 0.1;

  /// The length of a role while none is known.
  private static final double FIRST_LENGTH = 30;

  /// How many mentions speak for the mean of all stems while little is known of one.
  private static final double CAUTION = 5;

  /// The share of repeated mentions while nothing is known at all.
  private static final double FIRST_GUESS = 0.5;

  private static final int FEWEST_COMPACTED = 256;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Postings> postings = new ArrayList<>();
  private final List<@Nullable Entry> entries = new ArrayList<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private int[] lengths = new int[16];
  private long length;
  private long mentions;
  private long repeated;

  /// Adds a role or replaces it.
  void put(String roleId, long version, RoleWords words) {
    int[] stems = new int[words.counts().size()];
    int next = 0;
    for (String stem : words.counts().keySet()) {
      stems[next++] = number(stem);
    }
    Arrays.sort(stems);
    char[] counts = new char[stems.length];
    for (int i = 0; i < stems.length; i++) {
      counts[i] = (char) words.count(names.get(stems[i]));
    }
    put(new Entry(roleId, version, stems, counts, words.length()));
  }

  private void put(Entry entry) {
    remove(entry.roleId());
    int slot = entries.size();
    entries.add(entry);
    if (slot == lengths.length) {
      lengths = Arrays.copyOf(lengths, slot + (slot >> 1));
    }
    lengths[slot] = entry.length();
    slots.put(entry.roleId(), slot);
    for (int i = 0; i < entry.size(); i++) {
      int count = entry.countAt(i);
      postings.get(entry.stem(i)).add(slot, count);
      mentions += count;
      repeated += count > 1 ? count : 0;
    }
    length += entry.length();
  }

  /// Takes a role out; nothing when it is not in.
  void remove(String roleId) {
    Integer slot = slots.remove(roleId);
    Entry entry = slot == null ? null : entries.get(slot);
    if (slot == null || entry == null) {
      return;
    }
    entries.set(slot, null);
    for (int i = 0; i < entry.size(); i++) {
      int count = entry.countAt(i);
      postings.get(entry.stem(i)).forget(count);
      mentions -= count;
      repeated -= count > 1 ? count : 0;
    }
    length -= entry.length();
  }

  /// True when replaced and removed roles have left more behind than there is.
  boolean isMostlyEmpty() {
    return entries.size() > FEWEST_COMPACTED && slots.size() < entries.size() / 2;
  }

  /// The same roles without what others left behind.
  WordIndex compacted() {
    WordIndex compact = new WordIndex();
    for (Entry entry : entries) {
      if (entry != null) {
        compact.putFrom(this, entry);
      }
    }
    return compact;
  }

  private void putFrom(WordIndex other, Entry entry) {
    Map<String, Integer> counts = HashMap.newHashMap(entry.size());
    for (int i = 0; i < entry.size(); i++) {
      counts.put(other.names.get(entry.stem(i)), entry.countAt(i));
    }
    put(entry.roleId(), entry.version(), new RoleWords(counts, entry.length()));
  }

  private int number(String stem) {
    Integer known = numbers.get(stem);
    if (known != null) {
      return known;
    }
    int number = names.size();
    numbers.put(stem, number);
    names.add(stem);
    postings.add(new Postings());
    return number;
  }

  /// How many roles there are.
  int size() {
    return slots.size();
  }

  /// How many slots there are; some may be empty.
  int slots() {
    return entries.size();
  }

  /// The slot of a role in just that version; −1 when it is not in.
  int slotOf(String roleId, long version) {
    Integer slot = slots.get(roleId);
    Entry entry = slot == null ? null : entries.get(slot);
    return slot != null && entry != null && entry.version() == version ? slot : -1;
  }

  @Nullable Entry entry(int slot) {
    return entries.get(slot);
  }

  /// The length of the role in a slot, removed or not.
  int length(int slot) {
    return lengths[slot];
  }

  /// The number of a stem; −1 when no role ever had it.
  int numberOf(String stem) {
    return numbers.getOrDefault(stem, -1);
  }

  String name(int stem) {
    return names.get(stem);
  }

  Postings postings(int stem) {
    return postings.get(stem);
  }

  /// How telling a stem is: `ln(p · (N + 1) / (n + ½))`, the logarithm of the lift of meeting it,
  /// at least [#LEAST]; four tenths of that for the beginning of a stem.
  ///
  /// Of N roles n have the stem; p is the chance that a role with one mention of it has another, as
  /// the registry itself shows. A stem that is rare but never repeated says little of what a role
  /// does, and weighs less than its rarity alone would let it.
  double weight(String stem) {
    int number = numberOf(stem);
    double weight =
        number < 0
            ? lift(0, 0, 0)
            : lift(
                postings.get(number).roles(),
                postings.get(number).mentions(),
                postings.get(number).repeated());
    return Words.isBeginning(stem) ? BEGINNING * weight : weight;
  }

  private double lift(int roles, long stemMentions, long stemRepeated) {
    double mean = mentions == 0 ? FIRST_GUESS : (double) repeated / mentions;
    double chance = (stemRepeated + CAUTION * mean) / (stemMentions + CAUTION);
    return Math.max(LEAST, Math.log(chance * (size() + 1) / (roles + 0.5)));
  }

  /// How much of a stem a role has, in the numbers of this moment.
  Saturation saturation() {
    double mean = length == 0 ? FIRST_LENGTH : (double) length / size();
    return new Saturation(SATURATION * (1 - LENGTH), SATURATION * LENGTH / mean);
  }
}
