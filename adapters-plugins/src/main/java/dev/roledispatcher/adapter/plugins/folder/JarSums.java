package dev.roledispatcher.adapter.plugins.folder;

import dev.roledispatcher.application.port.in.ReadPlugins.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The SHA-256 sums of the jars of one plugin, made while their bytes are read.
final class JarSums {

  private static final int BUFFER = 64 * 1024;

  private final List<String> names = new ArrayList<>();
  private final List<String> sums = new ArrayList<>();

  /// The sums of the jars, in the order in which they were read.
  List<String> all() {
    return List.copyOf(sums);
  }

  /// The sum of the only jar, or the sum of the list that `sha256sum *.jar` prints.
  String together() {
    if (sums.size() == 1) {
      return sums.getFirst();
    }
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < sums.size(); i++) {
      list.append(sums.get(i)).append("  ").append(names.get(i)).append('\n');
    }
    return HexFormat.of()
        .formatHex(digest().digest(list.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /// Reads one more.
  ///
  /// @param to where its bytes go
  /// @param most the bytes it may have
  /// @param limit what the bytes are a limit of, for the message
  /// @return the bytes it has
  long add(Path jar, String name, OutputStream to, long most, String limit)
      throws IOException, Refusal {
    MessageDigest digest = digest();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(jar, LinkOption.NOFOLLOW_LINKS)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > most) {
          throw new Refusal(
              State.BLOCKED, "The jar (%s) is larger than %s.".formatted(name, limit));
        }
        digest.update(buffer, 0, read);
        to.write(buffer, 0, read);
      }
    }
    names.add(name);
    sums.add(HexFormat.of().formatHex(digest.digest()));
    return bytes;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("Every JDK has SHA-256.", missing);
    }
  }
}
