package dev.roledispatcher.domain.context;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of a text in UTF-8 that is told piece by piece; a copy goes on from where it stands.
final class Fingerprint {

  private final MessageDigest digest;

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  static Fingerprint of(List<TextBlock> blocks) {
    try {
      Fingerprint fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
      fingerprint.add(blocks);
      return fingerprint;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must have SHA-256.", e);
    }
  }

  /// Goes on with these.
  void add(List<TextBlock> blocks) {
    for (TextBlock block : blocks) {
      digest.update(block.text().getBytes(StandardCharsets.UTF_8));
    }
  }

  /// The same, to go on from without changing this one.
  Fingerprint copy() {
    try {
      return new Fingerprint((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(
          "The SHA-256 of this platform (%s) must be one that can be copied."
              .formatted(digest.getProvider().getName()),
          e);
    }
  }

  /// The hash so far, in lower-case hexadecimal.
  String hex() {
    return HexFormat.of().formatHex(copy().digest.digest());
  }
}
