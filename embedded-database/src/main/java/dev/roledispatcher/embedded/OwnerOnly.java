package dev.roledispatcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps files and folders from other users of the machine.
final class OwnerOnly {

  private OwnerOnly() {}

  /// Closes a folder to everybody else, where the file system knows the permissions of POSIX.
  static void closeFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /// Writes a new file that only its owner can read; it is closed before the text goes in.
  static void writeNew(Path file, String text) throws IOException {
    if (isPosix(parentOf(file))) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
      restrictByAcl(file);
    }
    Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  private static void restrictByAcl(Path file) throws IOException {
    @Nullable AclFileAttributeView view =
        Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view == null) {
      throw new IOException(
          "the file system of %s cannot keep files from other users".formatted(file));
    }
    UserPrincipal user =
        file.getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name"));
    view.setAcl(
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(user)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
  }

  private static Path parentOf(Path file) throws IOException {
    @Nullable Path parent = file.getParent();
    if (parent == null) {
      throw new IOException("%s is not in a folder".formatted(file));
    }
    return parent;
  }
}
