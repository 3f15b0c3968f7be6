package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoleView;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Makes one [WordIndex] after the other, each from the one before.
///
/// Changing a role costs as much as the role has different stems. For one thread; the indexes it
/// made may be read meanwhile.
final class IndexWriter {

  private static final int FEWEST_COMPACTED = 256;
  private static final int MEMO_BITS = 15;

  private final Vocabulary vocabulary = new Vocabulary();
  private final Reading reading = new Reading(vocabulary::numberOrNew, new WordMemo(MEMO_BITS));
  private final Map<String, Entry> current = new ConcurrentHashMap<>();
  private final Chunks.Draft<Postings> postings =
      new Chunks.Draft<>(new Postings[0][], Postings[]::new);
  private final Chunks.Draft<Entry> entries = new Chunks.Draft<>(new Entry[0][], Entry[]::new);
  private long edition;
  private int[] lengths = new int[16];
  private Totals totals = Totals.NONE;

  /// Adds a role or replaces it.
  void put(RoleView role) {
    put(role.roleId(), role.version(), reading.of(role));
  }

  private void put(String roleId, long version, Terms terms) {
    remove(roleId);
    int slot = entries.size();
    if (slot > Terms.HIGHEST_NUMBER) {
      throw new PluginException("There are too many roles for the index of their words.");
    }
    if (slot == lengths.length) {
      lengths = Arrays.copyOf(lengths, slot + (slot >> 1));
    }
    lengths[slot] = terms.length();
    while (postings.size() < vocabulary.size()) {
      postings.add(new Postings(edition));
    }
    Entry entry = new Entry(roleId, version, slot, terms);
    for (int i = 0; i < terms.size(); i++) {
      int count = Terms.count(terms.at(i));
      postingsToChange(Terms.number(terms.at(i))).add(slot, count);
    }
    totals = totals.plus(terms);
    entries.add(entry);
    current.put(roleId, entry);
  }

  /// Takes a role out; nothing when it is not in.
  void remove(String roleId) {
    Entry entry = current.remove(roleId);
    if (entry == null) {
      return;
    }
    Terms terms = entry.terms();
    for (int i = 0; i < terms.size(); i++) {
      postingsToChange(Terms.number(terms.at(i))).forget(Terms.count(terms.at(i)));
    }
    totals = totals.minus(terms);
    entries.set(entry.slot(), Entry.GONE);
  }

  private Postings postingsToChange(int stem) {
    Postings known = postings.get(stem);
    Postings changing = known.in(edition);
    if (changing != known) {
      postings.set(stem, changing);
    }
    return changing;
  }

  /// The index of the roles as they are now.
  WordIndex published() {
    edition++;
    return new WordIndex(
        vocabulary, current, postings.published(), entries.published(), lengths, totals);
  }

  /// True when replaced and removed roles have left more behind than there is.
  boolean isMostlyEmpty() {
    return entries.size() > FEWEST_COMPACTED && current.size() < entries.size() / 2;
  }

  /// The same roles without what others left behind.
  IndexWriter compacted() {
    IndexWriter compact = new IndexWriter();
    for (int slot = 0; slot < entries.size(); slot++) {
      Entry entry = entries.get(slot);
      if (!entry.isGone()) {
        Terms terms =
            entry
                .terms()
                .renumbered(number -> compact.vocabulary.numberOrNew(vocabulary.stem(number)));
        compact.put(entry.roleId(), entry.version(), terms);
      }
    }
    return compact;
  }
}
