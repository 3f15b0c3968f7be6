package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.PluginException;
import java.util.ArrayList;
import java.util.List;

/// Everything found wrong while the classifier is made, so that it can be said at once.
///
/// For one thread only.
final class Problems {

  private static final int MOST_SHOWN = 100;

  private final List<String> found = new ArrayList<>();

  /// Notes one problem, a full sentence.
  void add(String problem) {
    found.add(problem);
  }

  /// Fails when anything was found, naming all of it.
  ///
  /// @throws PluginException with one line for each problem, at most 100
  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    StringBuilder message =
        new StringBuilder("The keyword classifier cannot start, ")
            .append(found.size())
            .append(found.size() == 1 ? " thing is" : " things are")
            .append(" wrong:");
    found.stream().limit(MOST_SHOWN).forEach(problem -> message.append("\n- ").append(problem));
    if (found.size() > MOST_SHOWN) {
      message.append("\n- … and ").append(found.size() - MOST_SHOWN).append(" more.");
    }
    throw new PluginException(message.toString());
  }
}
