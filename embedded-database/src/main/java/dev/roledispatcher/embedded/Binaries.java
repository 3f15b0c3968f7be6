package dev.roledispatcher.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The programs of PostgreSQL, unpacked inside the data folder.
///
/// The folder is named after the content of the archive and gets its name only when it is complete,
/// so that it is never half there and a new release never mixes with an old one.
///
/// @param folder the data folder
/// @param home where the programs are
/// @param platform for which machine
record Binaries(DataFolder folder, Path home, Platform platform) {

  private static final Logger LOG = System.getLogger(Binaries.class.getName());

  private static final String PREFIX = "binaries-";
  private static final String UNFINISHED = "unpacking-";
  private static final int ID_LENGTH = 16;

  /// The programs for this machine, unpacked when they are not there yet.
  static Binaries unpackedIn(DataFolder folder) {
    Platform platform = Platform.current();
    try {
      Path home = folder.root().resolve(PREFIX + contentId(platform));
      if (!Files.exists(home)) {
        unpack(platform, folder, home);
      }
      return new Binaries(folder, home, platform);
    } catch (IOException failure) {
      throw new EmbeddedDatabaseException(
          """
          PostgreSQL cannot be unpacked into %s: %s.
          Maybe the disk is full: the embedded database needs about 250 MB to begin with.\
          """
              .formatted(folder.root(), failure),
          failure);
    }
  }

  /// The path of a program.
  Path program(String name) {
    return home.resolve("bin").resolve(platform.program(name));
  }

  /// All processes that run one of our programs, of this release or an older one.
  List<ProcessHandle> running() {
    return ProcessHandle.allProcesses().filter(this::runs).toList();
  }

  /// Whether a process runs one of our programs; a dead one that nobody collected does not.
  boolean runs(ProcessHandle process) {
    String ours = folder.root().resolve(PREFIX).toString();
    return process.isAlive()
        && process.info().command().filter(command -> command.startsWith(ours)).isPresent();
  }

  /// Deletes the programs of other releases; only when none of them runs any more.
  void removeOlder() {
    try {
      Folders.deleteAll(folder.root(), path -> name(path).startsWith(PREFIX) && !path.equals(home));
    } catch (IOException failure) {
      LOG.log(
          Level.WARNING,
          "event=old_binaries_not_removed folder={0} reason={1}",
          folder.root(),
          failure);
    }
  }

  private static void unpack(Platform platform, DataFolder folder, Path home) throws IOException {
    Folders.deleteAll(folder.root(), path -> name(path).startsWith(UNFINISHED));
    Path unfinished = Files.createTempDirectory(folder.root(), UNFINISHED);
    try (InputStream archive = open(platform)) {
      Archive.unpack(archive, unfinished);
    }
    Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static String contentId(Platform platform) throws IOException {
    MessageDigest digest = sha256();
    try (DigestInputStream archive = new DigestInputStream(open(platform), digest)) {
      archive.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, ID_LENGTH);
  }

  private static InputStream open(Platform platform) {
    @Nullable InputStream archive = Binaries.class.getResourceAsStream("/" + platform.archive());
    if (archive == null) {
      throw new EmbeddedDatabaseException(
          """
          This build has no embedded PostgreSQL for this machine (%s is not on the class path).
          Maybe configure the JDBC URL of a PostgreSQL server instead.\
          """
              .formatted(platform.archive()));
    }
    return archive;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}
