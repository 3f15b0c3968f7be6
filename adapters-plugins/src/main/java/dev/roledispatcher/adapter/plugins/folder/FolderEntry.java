package dev.roledispatcher.adapter.plugins.folder;

import java.nio.file.Path;

/// Something in the plugin folder that should be a plugin: a jar, or a folder of jars.
///
/// @param file where it is
/// @param path where it is, relative to the plugin folder
/// @param isFolder true when it is a folder
record FolderEntry(Path file, String path, boolean isFolder) {

  /// What names it in lists: its file name without `.jar`.
  String name() {
    return isFolder ? path : path.substring(0, path.length() - Jars.SUFFIX.length());
  }
}
