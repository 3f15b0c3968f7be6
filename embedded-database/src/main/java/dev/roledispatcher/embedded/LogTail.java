package dev.roledispatcher.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The end of a log file, short enough for a message.
final class LogTail {

  private static final int MOST_BYTES = 4_000;
  private static final int MOST_LINES = 15;

  private LogTail() {}

  /// The last lines of a file; empty when there is none.
  static String of(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer end = ByteBuffer.allocate(MOST_BYTES);
      channel.position(Math.max(0, channel.size() - MOST_BYTES));
      while (end.hasRemaining() && channel.read(end) >= 0) {
        // Reads on to the end of the file.
      }
      String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    } catch (IOException failure) {
      return "(%s cannot be read: %s)".formatted(file, failure);
    }
  }
}
