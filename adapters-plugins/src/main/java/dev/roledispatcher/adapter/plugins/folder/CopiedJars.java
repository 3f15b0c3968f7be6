package dev.roledispatcher.adapter.plugins.folder;

import dev.roledispatcher.application.port.in.ReadPlugins.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/// Private copies of the jars of one plugin, summed while they were copied: what was summed is what
/// is loaded.
final class CopiedJars {

  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final List<Path> files = new ArrayList<>();
  private final List<String> sums = new ArrayList<>();

  CopiedJars(Path folder) {
    this.folder = folder;
  }

  List<Path> files() {
    return List.copyOf(files);
  }

  /// The sums of the jars, in the order in which they were copied.
  List<String> sums() {
    return List.copyOf(sums);
  }

  /// The sum of the only jar, or the sum of the list that `sha256sum *.jar` prints.
  String sum() {
    if (sums.size() == 1) {
      return sums.getFirst();
    }
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < sums.size(); i++) {
      list.append(sums.get(i)).append("  ").append(Jars.nameOf(files.get(i))).append('\n');
    }
    return HexFormat.of()
        .formatHex(digest().digest(list.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /// Copies one more.
  ///
  /// @param most the bytes it may have
  /// @param limit what the bytes are a limit of, for the message
  /// @return the bytes it has
  long add(Path jar, String name, long most, String limit) throws IOException, Refusal {
    Path copy = folder.resolve(name);
    MessageDigest digest = digest();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(jar, LinkOption.NOFOLLOW_LINKS);
        OutputStream out = Files.newOutputStream(copy)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > most) {
          throw new Refusal(
              State.BLOCKED, "The jar (%s) is larger than %s.".formatted(name, limit));
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    files.add(copy);
    sums.add(HexFormat.of().formatHex(digest.digest()));
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
            sum());
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
            sum());
      }
    }
  }

  private boolean isInside(Path file, String entry) {
    URI target = file.toUri().resolve(URI.create(entry)).normalize();
    return "file".equals(target.getScheme())
        && target.getRawAuthority() == null
        && Path.of(target).startsWith(folder);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("Every JDK has SHA-256.", missing);
    }
  }
}
