package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonReader;
import dev.roledispatcher.domain.naming.Shown;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The body of a request: read within its limit, whatever its length is said to be, and as JSON.
final class Body {

  private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON_TYPE);
  private static final List<MediaType> PATCH =
      List.of(new MediaType("application", "merge-patch+json"), MediaType.APPLICATION_JSON_TYPE);

  /// Beyond so many bytes the connection is closed instead.
  private static final long MOST_DISCARDED = 64L * 1024 * 1024;

  private final HttpHeaders headers;
  private final InputStream stream;

  Body(HttpHeaders headers, InputStream stream) {
    this.headers = headers;
    this.stream = stream;
  }

  /// A body that must be there.
  JsonDocument required(BodyLimit limit) {
    byte[] bytes = bytes(limit);
    requireType(bytes, JSON);
    return JsonReader.read(bytes);
  }

  /// A body that may be left out.
  JsonDocument optional() {
    byte[] bytes = bytes(BodyLimit.SINGLE);
    if (bytes.length == 0) {
      return JsonDocument.empty();
    }
    requireType(bytes, JSON);
    return JsonReader.read(bytes);
  }

  /// A JSON merge patch.
  JsonDocument patch() {
    byte[] bytes = bytes(BodyLimit.SINGLE);
    requireType(bytes, PATCH);
    return JsonReader.read(bytes);
  }

  private byte[] bytes(BodyLimit limit) {
    try {
      boolean saidTooLarge = headers.getLength() > limit.bytes();
      byte[] bytes = saidTooLarge ? new byte[0] : stream.readNBytes(limit.bytes() + 1);
      if (saidTooLarge || bytes.length > limit.bytes()) {
        discardRest();
        throw new BodyTooLargeException(limit.bytes());
      }
      return bytes;
    } catch (IOException e) {
      throw new BadRequestException("The body could not be read to its end.", e);
    }
  }

  /// Many clients read no answer before they have sent everything.
  private void discardRest() throws IOException {
    long left = MOST_DISCARDED;
    byte[] buffer = new byte[64 * 1024];
    int read = 0;
    while (left > 0 && read >= 0) {
      read = stream.read(buffer);
      left -= Math.max(read, 0);
    }
  }

  private void requireType(byte[] bytes, List<MediaType> allowed) {
    MediaType type = headers.getMediaType();
    if (type != null && allowed.stream().noneMatch(one -> same(one, type)) && bytes.length > 0) {
      throw new NotSupportedException(
          "The body must be %s, not %s."
              .formatted(
                  String.join(" or ", allowed.stream().map(MediaType::toString).toList()),
                  shown(type)));
    }
  }

  private static String shown(MediaType type) {
    return Shown.shortened(type.getType() + "/" + type.getSubtype());
  }

  private static boolean same(MediaType one, MediaType other) {
    return one.getType().equalsIgnoreCase(other.getType())
        && one.getSubtype().equalsIgnoreCase(other.getSubtype());
  }
}
