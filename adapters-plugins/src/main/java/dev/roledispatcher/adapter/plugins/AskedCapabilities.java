package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.task.Task;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The capability names of one selection by their text, so that asking a thousand candidates for
/// their level in the same few capabilities makes no name anew. Safe to use from any thread.
final class AskedCapabilities {

  /// A selector that asks for more names than this has them made each time.
  private static final int MOST_KEPT = 1_024;

  private final Map<String, CapabilityName> names = new ConcurrentHashMap<>();

  AskedCapabilities(Task task) {
    task.requirements().forEach(asked -> names.put(asked.capability().value(), asked.capability()));
  }

  /// The name with that text; null when no capability can have it.
  @Nullable CapabilityName named(String text) {
    CapabilityName known = names.get(text);
    return known == null ? make(text) : known;
  }

  private @Nullable CapabilityName make(String text) {
    CapabilityName made;
    try {
      made = new CapabilityName(text);
    } catch (IllegalArgumentException nobodyHasIt) {
      return null;
    }
    if (names.size() < MOST_KEPT) {
      names.put(text, made);
    }
    return made;
  }
}
