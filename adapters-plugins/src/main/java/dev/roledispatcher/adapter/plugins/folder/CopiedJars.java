package dev.roledispatcher.adapter.plugins.folder;

import dev.roledispatcher.application.port.in.ReadPlugins.State;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/// Private copies of the jars of one plugin, summed while they were copied: what was summed is what
/// is loaded.
final class CopiedJars {

  private final Path folder;
  private final List<Path> files = new ArrayList<>();
  private final JarSums sums = new JarSums();

  CopiedJars(Path folder) {
    this.folder = folder;
  }

  List<Path> files() {
    return List.copyOf(files);
  }

  /// The sums of the jars.
  JarSums sums() {
    return sums;
  }

  /// Copies one more.
  ///
  /// @param most the bytes it may have
  /// @param limit what the bytes are a limit of, for the message
  /// @return the bytes it has
  long add(Path jar, String name, long most, String limit) throws IOException, Refusal {
    Path copy = folder.resolve(name);
    long bytes;
    try (OutputStream out = Files.newOutputStream(copy)) {
      bytes = sums.add(jar, name, out, most, limit);
    }
    files.add(copy);
    return bytes;
  }

  /// Looks whether each copy is a jar that keeps to itself.
  void requireJars() throws Refusal {
    for (Path file : files) {
      try (JarFile jar = new JarFile(file.toFile())) {
        requireNoWayOut(file, jar.getManifest());
      } catch (IOException | SecurityException | IllegalArgumentException broken) {
        throw new Refusal(
            State.FAILED,
            "The file (%s) is no jar that can be read: %s."
                .formatted(Jars.nameOf(file), String.valueOf(broken.getMessage())),
            sums.together());
      }
    }
  }

  /// A class path in a manifest could name jars that nobody summed.
  private void requireNoWayOut(Path file, @Nullable Manifest manifest) throws Refusal {
    String named =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    if (named == null) {
      return;
    }
    for (String entry : named.strip().split("\\s+", -1)) {
      if (!entry.isEmpty() && !isInside(file, entry)) {
        throw new Refusal(
            State.BLOCKED,
            "The class path in the manifest of its jar (%s) leads out of the plugin."
                .formatted(Jars.nameOf(file)),
            sums.together());
      }
    }
  }

  private boolean isInside(Path file, String entry) {
    URI target = file.toUri().resolve(URI.create(entry)).normalize();
    return "file".equals(target.getScheme())
        && target.getRawAuthority() == null
        && Path.of(target).startsWith(folder);
  }
}
