package dev.roledispatcher.adapter.plugins.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A temporary folder that only this user may enter: holds the copies of jars that are loaded. Made
/// when it is first needed. Safe to use from one thread at a time.
final class PrivateFolder implements AutoCloseable {

  private @Nullable Path root;
  private int next;

  /// A new empty folder inside.
  Path newFolder() throws IOException {
    if (root == null || !Files.isDirectory(root)) {
      // Where there are such rights, a temporary folder is made with rwx------.
      root = Files.createTempDirectory("role-dispatcher-plugins-");
    }
    return Files.createDirectory(root.resolve(Integer.toString(next++)));
  }

  /// Deletes everything.
  @Override
  public void close() throws IOException {
    if (root != null) {
      deleteAll(root);
      root = null;
    }
  }

  /// Deletes a folder with all that is in it; follows no link.
  static void deleteAll(Path folder) throws IOException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.deleteIfExists(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException gone) {
      // Somebody cleaned up before; that is what was wanted.
      return;
    }
  }
}
