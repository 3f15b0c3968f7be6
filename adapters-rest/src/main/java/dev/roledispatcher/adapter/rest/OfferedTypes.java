package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.AcceptedTypes;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which media types each operation can send. A test holds it against the OpenAPI document.
final class OfferedTypes {

  private static final List<String> USUAL = List.of(AcceptedTypes.JSON);
  private static final List<String> OF_CONTEXTS =
      List.of(AcceptedTypes.JSON, AcceptedTypes.MARKDOWN);

  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Pattern BUILT = Pattern.compile("/v1/contexts(/minimal|/extend|/merge)?/?");
  private static final Pattern STORED = Pattern.compile("/v1/dispatches/[^/]+/context/?");

  private OfferedTypes() {}

  /// The media types of an answer, the usual one first.
  static List<String> at(String method, String path) {
    boolean context =
        READING.contains(method)
            ? STORED.matcher(path).matches()
            : method.equals(HttpMethod.POST) && BUILT.matcher(path).matches();
    return context ? OF_CONTEXTS : USUAL;
  }
}
