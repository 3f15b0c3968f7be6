package dev.roledispatcher.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// A tar archive, compressed with xz.
final class Archive {

  private static final int OWNER_MAY_EXECUTE = 0100;

  private Archive() {}

  /// Unpacks an archive into a folder; nothing lands outside it.
  static void unpack(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      @Nullable TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        unpackEntry(tar, entry, target);
        entry = tar.getNextEntry();
      }
    }
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = inside(target, target.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Path folder = path.resolveSibling(".").normalize();
    Files.createDirectories(folder);
    if (entry.isSymbolicLink()) {
      inside(target, folder.resolve(entry.getLinkName()));
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, path);
      boolean executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
      if (executable && !path.toFile().setExecutable(true)) {
        throw new IOException("%s cannot be made executable".formatted(path));
      }
    } else {
      throw new IOException(
          "the archive holds an entry (%s) of an unknown kind".formatted(entry.getName()));
    }
  }

  private static Path inside(Path target, Path path) throws IOException {
    Path normalised = path.normalize();
    if (!normalised.startsWith(target)) {
      throw new IOException("the archive points outside its folder (%s)".formatted(path));
    }
    return normalised;
  }
}
