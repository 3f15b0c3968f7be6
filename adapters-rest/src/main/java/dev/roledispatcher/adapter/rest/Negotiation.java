package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.AcceptedTypes;
import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.ContentTypes;
import dev.roledispatcher.adapter.rest.http.RequestPath;
import dev.roledispatcher.adapter.rest.problem.HttpProblems;
import dev.roledispatcher.adapter.rest.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Says 406 to whoever does not accept what an operation can send: before anything is done where
/// something would be, and otherwise only in place of an answer, never in place of an error. Says
/// what `OPTIONS` asks for.
@Singleton
final class Negotiation {

  /// The methods that change something and have an answer to be accepted.
  private static final Set<String> CHANGING =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  @ServerRequestFilter
  @Nullable Response refuse(ContainerRequestContext request, RoutingContext routing) {
    if (!CHANGING.contains(request.getMethod())) {
      return null;
    }
    // The framework would answer 400 while it prepares the body.
    ContentTypes.read(values(request, HttpHeaders.CONTENT_TYPE));
    String path = RequestPath.of(routing);
    return isAcceptable(request, path) ? null : Answers.send(notAcceptable(request, path), path);
  }

  @ServerResponseFilter
  void answer(
      ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
    String path = RequestPath.of(routing);
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      if (response.getStatus() < 300) {
        response.getHeaders().putSingle(HttpHeaders.ALLOW, AllowedMethods.at(path));
      }
    } else if (response.getStatus() == 200 && !isAcceptable(request, path)) {
      Response refusal = Answers.send(notAcceptable(request, path), path);
      response.getHeaders().remove(HttpHeaders.ETAG);
      response.setStatus(refusal.getStatus());
      response.setEntity(
          refusal.getEntity(), new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
    }
  }

  private static Problem notAcceptable(ContainerRequestContext request, String path) {
    return HttpProblems.ofStatus(
        406,
        "The answer is %s, which the header Accept must allow."
            .formatted(String.join(" or ", offered(request, path))));
  }

  private static boolean isAcceptable(ContainerRequestContext request, String path) {
    return AcceptedTypes.preferred(values(request, HttpHeaders.ACCEPT), offered(request, path))
        .isPresent();
  }

  private static List<String> offered(ContainerRequestContext request, String path) {
    return OfferedTypes.at(request.getMethod(), path);
  }

  private static List<String> values(ContainerRequestContext request, String header) {
    List<String> values = request.getHeaders().get(header);
    return values == null ? List.of() : values;
  }
}
