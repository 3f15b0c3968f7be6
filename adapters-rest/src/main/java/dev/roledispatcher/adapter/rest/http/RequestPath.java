package dev.roledispatcher.adapter.rest.http;

import io.vertx.ext.web.RoutingContext;

/// The path that was asked for, from the host on.
///
/// Never a part of the whole address: a client of HTTP/1.0 names no host, and then there is none.
public final class RequestPath {

  private RequestPath() {}

  /// The path of a request, percent-encoded where it must be, without dots that lead elsewhere.
  public static String of(RoutingContext context) {
    return context.normalizedPath();
  }
}
