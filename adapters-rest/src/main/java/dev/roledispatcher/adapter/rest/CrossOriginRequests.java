package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.problem.HttpProblems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses what a page of another origin makes a browser send: there is no login, so whoever can
/// reach the dispatcher could otherwise be made to change something without knowing.
@Singleton
final class CrossOriginRequests {

  /// Right behind [MalformedRequests].
  private static final int EARLY = Integer.MIN_VALUE + 3;

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

  private static final Pattern ORIGIN =
      Pattern.compile("(https?)://([^/?#@]+)", Pattern.CASE_INSENSITIVE);

  void addTo(@Observes Router router) {
    router.route().order(EARLY).handler(CrossOriginRequests::handle);
  }

  private static void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!SAFE.contains(request.method()) && isCrossOrigin(request)) {
      RoutedProblems.send(context, HttpProblems.crossOrigin());
    } else {
      context.next();
    }
  }

  private static boolean isCrossOrigin(HttpServerRequest request) {
    boolean otherSite =
        request.headers().getAll(FETCH_SITE).stream()
            .anyMatch(site -> OTHER_SITES.contains(site.strip().toLowerCase(Locale.ROOT)));
    return otherSite
        || request.headers().getAll(HttpHeaders.ORIGIN).stream()
            .anyMatch(origin -> !isOurs(origin.strip(), request.authority()));
  }

  /// A scheme says only which port is meant where none is named: a proxy may speak TLS for us.
  private static boolean isOurs(String origin, @Nullable HostAndPort ours) {
    Matcher matcher = ORIGIN.matcher(origin);
    if (ours == null || !matcher.matches()) {
      return false;
    }
    int usualPort = "https".equalsIgnoreCase(matcher.group(1)) ? 443 : 80;
    HostAndPort theirs = HostAndPort.parseAuthority(matcher.group(2), usualPort);
    int port = ours.port() > 0 ? ours.port() : usualPort;
    return theirs != null && theirs.port() == port && theirs.host().equalsIgnoreCase(ours.host());
  }
}
