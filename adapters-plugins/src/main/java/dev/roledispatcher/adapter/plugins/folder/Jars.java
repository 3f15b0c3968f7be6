package dev.roledispatcher.adapter.plugins.folder;

import dev.roledispatcher.application.port.in.ReadPlugins.State;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lists what lies in a folder, by name, and never more than is looked at.
final class Jars {

  static final String SUFFIX = ".jar";

  /// Names read from one folder; what a folder holds beyond them is not even listed.
  private static final int MOST_NAMES = 10_000;

  private Jars() {}

  static boolean isHidden(Path file) {
    return nameOf(file).startsWith(".");
  }

  static boolean isNamedLikeAJar(Path file) {
    return nameOf(file).toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  /// What lies in a folder, without hidden files.
  static List<Path> in(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path file : stream) {
        if (files.size() == MOST_NAMES) {
          break;
        }
        if (!isHidden(file)) {
          files.add(file);
        }
      }
    } catch (java.nio.file.DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    files.sort(null);
    return files;
  }

  /// The file itself, wherever links lead, as long as they do not leave the folder.
  static Path inside(Path root, Path file) throws IOException, Refusal {
    Path real = file.toRealPath();
    if (!real.startsWith(root)) {
      throw new Refusal(
          State.BLOCKED,
          "It is a link that leads out of the plugin folder, which is not followed.");
    }
    return real;
  }
}
