package dev.roledispatcher.embedded;

import java.security.SecureRandom;
import java.util.Base64;

/// Passwords that nobody can guess.
final class Password {

  private static final int BYTES = 24;

  private Password() {}

  /// A new password of letters, digits, `-` and `_`, so that it needs no quoting anywhere.
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
