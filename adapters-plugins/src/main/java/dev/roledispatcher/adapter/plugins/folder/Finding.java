package dev.roledispatcher.adapter.plugins.folder;

import dev.roledispatcher.application.port.in.ReadPlugins.State;
import org.jspecify.annotations.Nullable;

/// What became of one thing in the plugin folder.
public sealed interface Finding {

  /// Where it is, relative to the folder.
  String path();

  /// Jars that can be looked into, for the first time or changed since.
  ///
  /// @param bundle the jars; whoever gets them closes them
  record Opened(Bundle bundle) implements Finding {
    @Override
    public String path() {
      return bundle.path();
    }
  }

  /// Jars that are open already, byte for byte.
  ///
  /// @param bundle the jars as they were opened
  record Unchanged(Bundle bundle) implements Finding {
    @Override
    public String path() {
      return bundle.path();
    }
  }

  /// Something that is not loaded.
  ///
  /// @param path where it is
  /// @param name what names it in lists
  /// @param state why not
  /// @param reason why not, in one sentence for people
  /// @param sha256 its sum; null when it was not read
  record Refused(String path, String name, State state, String reason, @Nullable String sha256)
      implements Finding {}
}
