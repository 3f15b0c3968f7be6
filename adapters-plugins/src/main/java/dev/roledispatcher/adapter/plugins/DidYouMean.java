package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.naming.NearestName;
import java.util.Collection;

/// The end of a message about a name that is not known.
final class DidYouMean {

  private DidYouMean() {}

  /// `; maybe (x) is meant` when a known name is a slip of the fingers away; otherwise nothing.
  static String tail(String name, Collection<String> known) {
    return NearestName.slipOf(name, known).map("; maybe (%s) is meant"::formatted).orElse("");
  }
}
