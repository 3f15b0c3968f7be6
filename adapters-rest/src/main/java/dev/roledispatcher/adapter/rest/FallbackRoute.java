package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.problem.HttpProblems;
import dev.roledispatcher.domain.naming.Shown;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Answers what no other route does, so that an unknown path is a problem detail wherever it lies.
@Singleton
final class FallbackRoute {

  /// Behind everything else, before the page that lists all routes in development.
  private static final int LAST_BUT_ONE = Integer.MAX_VALUE - 1;

  void addTo(@Observes Router router) {
    router.route().order(LAST_BUT_ONE).handler(FallbackRoute::notFound);
  }

  private static void notFound(RoutingContext context) {
    String shown = Shown.shortened(RoutedProblems.path(context));
    RoutedProblems.send(
        context, HttpProblems.ofStatus(404, "There is nothing at %s.".formatted(shown)));
  }
}
