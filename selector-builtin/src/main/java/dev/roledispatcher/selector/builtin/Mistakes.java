package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginException;
import java.util.List;

/// What is wrong with the options of a selector.
final class Mistakes {

  private Mistakes() {}

  /// @throws PluginException with every mistake at once, a line each, unless there is none
  static void refuse(List<String> mistakes) {
    if (!mistakes.isEmpty()) {
      throw new PluginException(String.join("\n", mistakes));
    }
  }
}
