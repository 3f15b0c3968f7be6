package com.example.terms;

import dev.roledispatcher.spi.PluginException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A file of terms, which may have to be signed: what it says decides what AI gets to do.
final class TermsFile {

  private static final String ALGORITHM = "HmacSHA256";

  private TermsFile() {}

  /// The text of the file.
  ///
  /// @param key when present, the file beside it with the ending `.hmac` must hold the HMAC-SHA256
  ///   of the file under this key, in hexadecimal digits
  /// @throws PluginException when the file cannot be read or is not signed with the key
  static String read(Path file, Optional<String> key) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (key.isPresent() && !isSigned(file, bytes, key.get())) {
        throw new PluginException(
            "The signature %s.hmac does not fit the file and the signing-key.".formatted(file));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new PluginException("The file %s must be UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new PluginException("Cannot read %s or its signature.".formatted(file), e);
    }
  }

  private static boolean isSigned(Path file, byte[] bytes, String key) throws IOException {
    String given = Files.readString(file.resolveSibling(file.getFileName() + ".hmac")).strip();
    byte[] right = HexFormat.of().formatHex(hmac(bytes, key)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(
        right, given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] bytes, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
    }
  }
}
