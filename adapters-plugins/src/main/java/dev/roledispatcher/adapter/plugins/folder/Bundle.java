package dev.roledispatcher.adapter.plugins.folder;

import java.io.IOException;
import java.nio.file.Path;

/// The jars of one entry of the plugin folder: private copies, and the class loader that reads
/// them. Open until it is closed, whatever happens in the folder.
public final class Bundle implements AutoCloseable {

  private final String path;
  private final String sha256;
  private final JarLoader loader;
  private final Path copies;

  Bundle(String path, String sha256, JarLoader loader, Path copies) {
    this.path = path;
    this.sha256 = sha256;
    this.loader = loader;
    this.copies = copies;
  }

  /// Where the jars were found, relative to the plugin folder.
  public String path() {
    return path;
  }

  /// The SHA-256 of the bytes that are loaded.
  public String sha256() {
    return sha256;
  }

  /// What loads its classes.
  public ClassLoader loader() {
    return loader;
  }

  /// Closes the jars and deletes the copies; no further class can be loaded.
  ///
  /// @throws IOException when something could not be closed or deleted; all was tried
  @Override
  public void close() throws IOException {
    try {
      loader.close();
    } finally {
      PrivateFolder.deleteAll(copies);
    }
  }
}
