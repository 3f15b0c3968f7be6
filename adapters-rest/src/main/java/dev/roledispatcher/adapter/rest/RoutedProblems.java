package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;

/// Sends problems of requests that reach no resource.
final class RoutedProblems {

  private RoutedProblems() {}

  /// Answers with that problem.
  static void send(RoutingContext context, Problem problem) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, ResponseHeaders.NO_STORE)
        .putHeader(ResponseHeaders.CONTENT_TYPE_OPTIONS, ResponseHeaders.NO_SNIFF)
        .end(Json.text(problem.toJson(path(context))));
  }

  /// The path asked for; empty when there is none.
  static String path(RoutingContext context) {
    String path = context.request().path();
    return path == null ? "" : path;
  }
}
