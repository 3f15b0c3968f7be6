package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.problem.HttpProblems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/// Refuses requests that do not say which host they are for, before anything else tries to read
/// them, and tells why where the framework would refuse one without a word.
@Singleton
final class MalformedRequests {

  /// Right behind [UnreadBodies].
  private static final int EARLY = Integer.MIN_VALUE + 2;

  private static final Pattern HOST =
      Pattern.compile(
          "([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(:[0-9]{0,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{0,5})?");

  void addTo(@Observes Router router) {
    router
        .route()
        .order(EARLY)
        .handler(MalformedRequests::handle)
        .failureHandler(MalformedRequests::explain);
  }

  private static void handle(RoutingContext context) {
    if (hasItsHost(context.request())) {
      context.next();
    } else {
      refuse(context);
    }
  }

  private static void explain(RoutingContext context) {
    if (context.statusCode() == 400 && !context.response().ended()) {
      refuse(context);
    } else {
      context.next();
    }
  }

  private static void refuse(RoutingContext context) {
    String detail =
        hasItsHost(context.request())
            ? "The request cannot be read."
            : "The request must name its host in one header Host.";
    RoutedProblems.send(context, HttpProblems.unreadable(detail));
  }

  private static boolean hasItsHost(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    if (hosts.isEmpty()) {
      return request.version() != HttpVersion.HTTP_1_1;
    }
    return hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
  }
}
