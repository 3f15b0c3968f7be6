package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Context and metadata of a task as one JSON value, of which whole entries can be left out.
///
/// @param entries its entries; those that are kept longest come first: those of the context before
///   those of the metadata, the short ones before the long ones
record TaskData(List<Entry> entries) {

  private static final String HEADING = "## Data of the task" + Wording.GAP;

  static TaskData of(Task task) {
    List<Entry> entries = new ArrayList<>();
    add(entries, "context", task.context());
    add(entries, "metadata", task.metadata());
    entries.sort(
        Comparator.comparing(Entry::map)
            .thenComparingInt(entry -> entry.json().length())
            .thenComparing(Entry::key));
    return new TaskData(entries);
  }

  int size() {
    return entries.size();
  }

  /// The block that tells as many of the entries.
  TextBlock block(int count) {
    StringBuilder text = new StringBuilder(HEADING);
    if (count > 0) {
      text.append(Fence.around("json", json(entries.subList(0, count)))).append(Wording.GAP);
    }
    int missing = entries.size() - count;
    if (missing > 0) {
      text.append('[').append(missing).append(" of ").append(entries.size());
      text.append(" entries are left out to fit the token budget.]").append(Wording.GAP);
    }
    return new TextBlock(text.toString(), false);
  }

  private static void add(List<Entry> entries, String map, Attributes data) {
    data.values()
        .forEach((key, value) ->
            entries.add(
                new Entry(
                    map, key, CanonicalText.ofValue(key) + ": " + CanonicalText.ofValue(value))));
  }

  private static String json(List<Entry> entries) {
    List<Entry> sorted =
        entries.stream()
            .sorted(Comparator.comparing(Entry::map).thenComparing(Entry::key))
            .toList();
    StringBuilder json = new StringBuilder("{");
    String map = "";
    for (Entry entry : sorted) {
      boolean first = !entry.map().equals(map);
      if (first) {
        json.append(map.isEmpty() ? "" : "},\n");
        json.append('"').append(entry.map()).append("\": {");
      }
      json.append(first ? "" : ", ").append(entry.json());
      map = entry.map();
    }
    return json.append("}}").toString();
  }

  /// One entry.
  ///
  /// @param map where it stands, `context` or `metadata`
  /// @param key its key
  /// @param json key and value as JSON
  record Entry(String map, String key, String json) {}
}
