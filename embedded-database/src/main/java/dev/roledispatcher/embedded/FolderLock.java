package dev.roledispatcher.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to use a data folder, held by one process at a time; the system frees it when the
/// process ends, however it ends.
final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock or says at once that somebody else has it.
  static FolderLock acquire(DataFolder folder) {
    try {
      FileChannel channel =
          FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new EmbeddedDatabaseException(
            """
            The embedded database in %s is in use by another process.
            Maybe stop the other instance, give this one a data folder of its own, or let both use one PostgreSQL server.\
            """
                .formatted(folder.root()));
      }
      return new FolderLock(channel);
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          "The file (%s) that guards the embedded database cannot be locked: %s."
              .formatted(folder.lockFile(), failure),
          failure);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          "The file that guards the embedded database cannot be closed: %s.".formatted(failure),
          failure);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException _) {
      // This very process has it.
      return true;
    }
  }
}
