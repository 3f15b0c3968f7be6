package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonReader;
import dev.roledispatcher.domain.naming.Shown;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The body of a request: read within its limit, whatever its length is said to be, and as what it
/// is said to be.
final class Body {

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
    requireType(bytes, Format.JSON);
    return JsonReader.read(bytes);
  }

  /// A body that may be left out.
  JsonDocument optional() {
    byte[] bytes = bytes(BodyLimit.SINGLE);
    requireType(bytes, Format.JSON);
    return bytes.length == 0 ? JsonDocument.empty() : JsonReader.read(bytes);
  }

  /// A JSON merge patch.
  JsonDocument patch() {
    byte[] bytes = bytes(BodyLimit.SINGLE);
    requireType(bytes, Format.MERGE_PATCH);
    return JsonReader.read(bytes);
  }

  /// A body that may be JSON or Markdown.
  Content content(BodyLimit limit) {
    byte[] bytes = bytes(limit);
    requireType(bytes, Format.JSON_OR_MARKDOWN);
    return type().equals(AcceptedTypes.MARKDOWN)
        ? new Content.Markdown(text(bytes))
        : new Content.Json(JsonReader.read(bytes));
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadRequestException("The body must be text in UTF-8.", e);
    }
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

  /// An empty body has no type: some clients name one all the same.
  private void requireType(byte[] bytes, Format format) {
    if (bytes.length == 0) {
      return;
    }
    String type = type();
    if (type.isEmpty()) {
      throw new NotSupportedException(
          "The body must be %s, and the header Content-Type must say so.".formatted(format.name));
    }
    if (!format.allows(type)) {
      throw new NotSupportedException(
          "The body must be %s, not %s.".formatted(format.name, Shown.shortened(type)));
    }
  }

  /// The media type; empty when none is said.
  private String type() {
    List<String> values = headers.getRequestHeader(HttpHeaders.CONTENT_TYPE);
    return ContentTypes.read(values == null ? List.of() : values).orElse("");
  }

  /// What a body can be.
  private enum Format {
    JSON("application/json", Pattern.compile("application/(json|.+\\+json)")),
    MERGE_PATCH(
        "application/merge-patch+json or application/json",
        Pattern.compile("application/(merge-patch\\+)?json")),
    JSON_OR_MARKDOWN(
        "application/json or text/markdown",
        Pattern.compile("application/(json|.+\\+json)|text/markdown"));

    private final String name;
    private final Pattern types;

    Format(String name, Pattern types) {
      this.name = name;
      this.types = types;
    }

    boolean allows(String type) {
      return types.matcher(type).matches();
    }
  }
}
