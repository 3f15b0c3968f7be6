package dev.roledispatcher.application.port.in;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// For whoever runs the server: which plugins there are, and how they do.
public interface ReadPlugins {

  /// Every plugin, by kind and name.
  List<PluginStatus> plugins();

  /// One plugin.
  ///
  /// @param name its name
  /// @param kind what it does
  /// @param version its version
  /// @param spiVersion the interface it was built against
  /// @param description what it is, in one sentence
  /// @param state what the host makes of it
  /// @param reason why it is in that state; null when there is nothing to say
  /// @param origin where it was found: `class path`, or a path
  /// @param sha256 the checksum of its jar; null on the class path
  /// @param options its settings as text, secrets masked
  /// @param calls calls so far on this instance
  /// @param errors calls that failed
  /// @param p50 half of the calls took less; null before the first
  /// @param p99 99 in 100 calls took less; null before the first
  record PluginStatus(
      String name,
      Kind kind,
      String version,
      int spiVersion,
      String description,
      State state,
      @Nullable String reason,
      String origin,
      @Nullable String sha256,
      Map<String, String> options,
      long calls,
      long errors,
      @Nullable Duration p50,
      @Nullable Duration p99) {

    public PluginStatus {
      options = Map.copyOf(options);
    }
  }

  /// What a plugin does.
  enum Kind {
    CLASSIFIER,
    ROLE_SELECTOR
  }

  /// What the host makes of a plugin.
  enum State {
    /// Found and usable, but not part of the configuration.
    DISCOVERED,
    /// In use.
    ACTIVE,
    /// Built against another version of the interface.
    INCOMPATIBLE,
    /// It could not be created.
    FAILED
  }
}
