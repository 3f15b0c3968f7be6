package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.domain.naming.Shown;
import jakarta.ws.rs.NotSupportedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the header `Content-Type` says.
public final class ContentTypes {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern TYPE =
      Pattern.compile("\\s*(" + TOKEN + "/" + TOKEN + ")\\s*(;.*)?");

  private ContentTypes() {}

  /// The type and subtype in lower case; empty when there is no header.
  ///
  /// @throws NotSupportedException when it names no media type
  public static Optional<String> read(List<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String said = String.join(",", values);
    Matcher type = TYPE.matcher(said);
    if (!type.matches()) {
      throw new NotSupportedException(
          "The header Content-Type must name a media type, for instance application/json, not %s."
              .formatted(Shown.shortened(said)));
    }
    return Optional.of(said.substring(type.start(1), type.end(1)).toLowerCase(Locale.ROOT));
  }
}
