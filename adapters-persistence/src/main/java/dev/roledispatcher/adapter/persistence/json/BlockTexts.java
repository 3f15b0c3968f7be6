package dev.roledispatcher.adapter.persistence.json;

import java.util.Map;
import java.util.Set;

/// Finds the texts of blocks that documents refer to.
@FunctionalInterface
public interface BlockTexts {

  /// The texts of those blocks that are stored, by their hashes.
  ///
  /// @param hashes SHA-256 in lower-case hexadecimal, at least one
  Map<String, String> find(Set<String> hashes);
}
