package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.CommandReader;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request, as far as all operations need it beside its body.
///
/// @param headers its headers
/// @param uri its query
/// @param request its method
/// @param routing its path
public record Call(
    @Context HttpHeaders headers,
    @Context UriInfo uri,
    @Context Request request,
    @Context RoutingContext routing) {

  /// The path asked for, from the host on.
  public String path() {
    return RequestPath.of(routing);
  }

  /// The parameters of the query.
  public Map<String, List<String>> query() {
    return uri.getQueryParameters();
  }

  /// A body that must be there.
  public JsonDocument body(InputStream stream, BodyLimit limit) {
    return new Body(headers, stream).required(limit);
  }

  /// A body that must be there, JSON or Markdown.
  public Content content(InputStream stream) {
    return new Body(headers, stream).content(BodyLimit.SINGLE);
  }

  /// A body that may be left out.
  public JsonDocument optionalBody(InputStream stream) {
    return new Body(headers, stream).optional();
  }

  /// No body, or an empty object.
  public JsonDocument noBody(InputStream stream) {
    JsonDocument body = new Body(headers, stream).optional();
    CommandReader.nothing(body);
    return body;
  }

  /// A JSON merge patch.
  public JsonDocument patch(InputStream stream) {
    return new Body(headers, stream).patch();
  }

  /// The idempotency key; empty when there is none.
  public Optional<String> idempotencyKey() {
    return IdempotencyKeys.read(values(IdempotencyKeys.HEADER));
  }

  /// What the version must be for the request to be carried out.
  public Preconditions ifMatch() {
    return Preconditions.ifMatch(values(HttpHeaders.IF_MATCH));
  }

  /// What the caller has already.
  public Preconditions ifNoneMatch() {
    return Preconditions.ifNoneMatch(values(HttpHeaders.IF_NONE_MATCH));
  }

  /// True when a text is rather wanted as it is than inside JSON.
  public boolean prefersMarkdown() {
    return AcceptedTypes.preferred(
            values(HttpHeaders.ACCEPT), List.of(AcceptedTypes.JSON, AcceptedTypes.MARKDOWN))
        .filter(AcceptedTypes.MARKDOWN::equals)
        .isPresent();
  }

  private List<String> values(String header) {
    List<String> values = headers.getRequestHeader(header);
    return values == null ? List.of() : values;
  }
}
