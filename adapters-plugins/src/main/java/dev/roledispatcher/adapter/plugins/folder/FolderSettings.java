package dev.roledispatcher.adapter.plugins.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What may be loaded from the plugin folder, and what of it is used.
///
/// @param path the folder; it need not exist
/// @param activation which of its plugins are used
/// @param allowedSums the SHA-256 sums of the jars that may be loaded, in lower-case hexadecimal;
///   empty when all may
/// @param limits how much it may hold
/// @param nativeImage true when the server is a native one, which loads no jars
public record FolderSettings(
    Path path,
    Activation activation,
    Set<String> allowedSums,
    FolderLimits limits,
    boolean nativeImage) {

  private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

  /// Which plugins of the folder are used.
  public enum Activation {
    /// All of them: classifiers in front of the configured chain, and the first selector by name
    /// unless one is configured.
    ALL,
    /// Those that the configuration names.
    NAMED
  }

  public FolderSettings {
    allowedSums =
        allowedSums.stream()
            .map(sum -> sum.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    List<String> wrong =
        allowedSums.stream().filter(sum -> !SUM.matcher(sum).matches()).sorted().toList();
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "The allowed sums (%s) of plugin jars must be SHA-256 in hexadecimal, 64 digits each."
              .formatted(String.join(", ", wrong)));
    }
  }

  /// A folder of which everything is used, within the usual limits.
  public static FolderSettings of(Path path) {
    return new FolderSettings(path, Activation.ALL, Set.of(), FolderLimits.DEFAULT, false);
  }
}
