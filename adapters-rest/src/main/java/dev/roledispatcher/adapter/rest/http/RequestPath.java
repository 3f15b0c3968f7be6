package dev.roledispatcher.adapter.rest.http;

import jakarta.ws.rs.core.UriInfo;

/// The path of a request as it was sent.
///
/// Not taken from the whole address of the request: an old client that names no host has none.
public final class RequestPath {

  private RequestPath() {}

  /// The path, with a slash at its beginning, not decoded.
  public static String of(UriInfo uri) {
    String path = uri.getPath(false);
    return path.startsWith("/") ? path : "/" + path;
  }
}
