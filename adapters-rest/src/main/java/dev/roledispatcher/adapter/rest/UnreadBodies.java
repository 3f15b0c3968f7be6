package dev.roledispatcher.adapter.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Sees to what is left of a body once its answer is sent: a client that is still writing must get
/// to read the answer, and the next request must not begin in the middle of this one.
@Singleton
final class UnreadBodies {

  /// Before everything else.
  private static final int FIRST = Integer.MIN_VALUE + 1;

  void addTo(@Observes Router router) {
    router.route().order(FIRST).handler(UnreadBodies::handle);
  }

  private static void handle(RoutingContext context) {
    context.addEndHandler(sent -> {
      HttpServerRequest request = context.request();
      if (request.isEnded()) {
        return;
      }
      if (closes(context)) {
        request.connection().close();
      } else {
        request.resume();
      }
    });
    context.next();
  }

  private static boolean closes(RoutingContext context) {
    return context.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
  }
}
