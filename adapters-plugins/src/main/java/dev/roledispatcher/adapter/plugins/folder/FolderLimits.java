package dev.roledispatcher.adapter.plugins.folder;

/// How much a plugin folder may hold.
///
/// @param mostPlugins plugins, 1 to 1,000; further ones are not looked at
/// @param mostJarBytes bytes of one jar, 1 or more
/// @param mostTotalBytes bytes of all jars together, 1 or more
public record FolderLimits(int mostPlugins, long mostJarBytes, long mostTotalBytes) {

  /// What holds when nothing is configured.
  public static final FolderLimits DEFAULT =
      new FolderLimits(50, 256L * 1024 * 1024, 1024L * 1024 * 1024);

  public FolderLimits {
    if (mostPlugins < 1 || mostPlugins > 1_000) {
      throw new IllegalArgumentException(
          "The number of plugins (%d) in the plugin folder must be 1 to 1000."
              .formatted(mostPlugins));
    }
    requirePositive("a jar", mostJarBytes);
    requirePositive("all jars", mostTotalBytes);
  }

  private static void requirePositive(String what, long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "The bytes (%d) of %s in the plugin folder must be 1 or more.".formatted(bytes, what));
    }
  }
}
