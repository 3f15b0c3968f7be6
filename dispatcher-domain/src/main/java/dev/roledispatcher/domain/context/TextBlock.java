package dev.roledispatcher.domain.context;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A piece of the final text of a context.
///
/// No record, because it remembers its hash: a lasting block, such as the text of a skill, goes
/// into many contexts and is hashed once. Safe to use from any thread.
public final class TextBlock {

  private final String text;
  private final boolean lasting;
  private final AtomicReference<@Nullable String> hash = new AtomicReference<>();

  /// A block.
  ///
  /// @param text not empty
  /// @param lasting true when other contexts are likely to have the same block, so that it is worth
  ///   being stored once for all of them
  public TextBlock(String text, boolean lasting) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("A block of a context must have a text.");
    }
    this.text = text;
    this.lasting = lasting;
  }

  /// Its text.
  public String text() {
    return text;
  }

  /// True when other contexts are likely to have the same block.
  public boolean lasting() {
    return lasting;
  }

  /// SHA-256 of its text in UTF-8, in lower-case hexadecimal.
  public String hash() {
    String known = hash.get();
    if (known == null) {
      // A race computes the same value twice.
      known = hashOf(text);
      hash.set(known);
    }
    return known;
  }

  /// SHA-256 of a text in UTF-8, in lower-case hexadecimal.
  public static String hashOf(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must have SHA-256.", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextBlock block && lasting == block.lasting && text.equals(block.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, lasting);
  }

  @Override
  public String toString() {
    return text;
  }
}
