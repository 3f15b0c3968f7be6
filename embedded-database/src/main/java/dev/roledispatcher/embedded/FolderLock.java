package dev.roledispatcher.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The right to use a data folder, held by one process at a time; the system frees it when the
/// process ends, however it ends.
final class FolderLock implements AutoCloseable {

  /// The folders this very process has. It must not even open the file of one of these: on POSIX
  /// systems, closing it again would free the lock.
  private static final Set<DataFolder> OURS = ConcurrentHashMap.newKeySet();

  private final DataFolder folder;
  private final FileChannel channel;

  private FolderLock(DataFolder folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Takes the lock or says at once that somebody else has it.
  static FolderLock acquire(DataFolder folder) {
    if (!OURS.add(folder)) {
      throw inUse(folder);
    }
    try {
      return new FolderLock(folder, locked(folder));
    } catch (RuntimeException | Error failure) {
      OURS.remove(folder);
      throw failure;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          "The file (%s) that guards the embedded database cannot be closed: %s."
              .formatted(folder.lockFile(), failure),
          failure);
    } finally {
      OURS.remove(folder);
    }
  }

  private static FileChannel locked(DataFolder folder) {
    try {
      FileChannel channel =
          FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(folder);
      }
      return channel;
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          "The file (%s) that guards the embedded database cannot be locked: %s."
              .formatted(folder.lockFile(), failure),
          failure);
    }
  }

  private static EmbeddedDatabaseException inUse(DataFolder folder) {
    return new EmbeddedDatabaseException(
        """
        The embedded database in %s is already in use.
        Maybe stop the other instance, give this one a data folder of its own, or let both use one PostgreSQL server.\
        """
            .formatted(folder.root()));
  }
}
