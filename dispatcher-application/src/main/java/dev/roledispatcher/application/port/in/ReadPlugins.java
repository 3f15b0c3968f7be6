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
  /// @param origin where it was found: `class path`, or a path relative to the plugin folder
  /// @param sha256 the SHA-256 of its jar in hexadecimal; of several jars, that of the list of
  ///   their sums as `sha256sum *.jar` prints it; null on the class path and of what was not read
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
    ROLE_SELECTOR,
    /// Nobody knows, because it could not be read so far.
    UNKNOWN
  }

  /// What the host makes of a plugin.
  enum State {
    /// Found and usable, but not in use.
    DISCOVERED,
    /// In use: it is asked, and its answers count.
    ACTIVE,
    /// It is asked, and its answers are recorded but do not count.
    SHADOW,
    /// In use, but not asked for a while, because it failed again and again.
    QUARANTINED,
    /// Built against another version of the interface.
    INCOMPATIBLE,
    /// A rule of the server keeps it out: the list of allowed sums, a limit, or a link that leaves
    /// the plugin folder.
    BLOCKED,
    /// A jar that says of nothing in it that it is a plugin.
    NO_PROVIDER,
    /// It could not be read or made, or failed its self-test.
    FAILED,
    /// A jar beside a native server, which cannot load it.
    UNSUPPORTED_IN_NATIVE
  }
}
