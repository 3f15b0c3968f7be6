package dev.roledispatcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of the embedded database and where things stand in it.
///
/// @param root the folder, with all links resolved
record DataFolder(Path root) {

  private static final String NAME = "postgres";

  /// The folder inside that data folder, made when it is not there, closed to other users.
  static DataFolder open(Path dataDir) {
    Path folder = dataDir.toAbsolutePath().normalize().resolve(NAME);
    try {
      Files.createDirectories(folder);
      Path root = folder.toRealPath();
      OwnerOnly.closeFolder(root);
      DataFolder opened = new DataFolder(root);
      Files.createDirectories(opened.logs());
      return opened;
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          """
          The folder (%s) of the embedded database cannot be made or written: %s.
          Maybe choose another data folder, or make this one writable for the user (%s) who runs the application.\
          """
              .formatted(folder, failure, System.getProperty("user.name")),
          failure);
    }
  }

  /// Held locked by the process that uses the folder.
  Path lockFile() {
    return root.resolve("lock");
  }

  /// The finished cluster: it gets its name only when it is complete.
  Path cluster() {
    return root.resolve("cluster");
  }

  /// The password of the application's user.
  Path passwordFile() {
    return root.resolve("password");
  }

  /// What the server says.
  Path serverLog() {
    return logs().resolve("postgresql.log");
  }

  /// What the tool that ran last said.
  Path toolLog() {
    return logs().resolve("tool.log");
  }

  private Path logs() {
    return root.resolve("log");
  }
}
