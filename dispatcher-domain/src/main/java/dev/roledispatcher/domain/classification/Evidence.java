package dev.roledispatcher.domain.classification;

import java.util.List;

/// One thing a classification rests on.
///
/// @param factor its name, for instance `keywords`
/// @param value from −1 (speaks for AI) to +1 (speaks for a person)
/// @param weight how much it counts, 0 or more
/// @param share what it adds to the classifier's score
/// @param found the words or facts it saw
public record Evidence(
    String factor, double value, double weight, double share, List<String> found) {

  public Evidence {
    found = List.copyOf(found);
  }

  /// The same evidence, with the name of who brought it.
  public Evidence of(String plugin) {
    return new Evidence(plugin + "." + factor, value, weight, share, found);
  }
}
