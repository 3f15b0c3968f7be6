package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyTooLargeException;
import dev.roledispatcher.adapter.rest.http.RequestPath;
import dev.roledispatcher.adapter.rest.json.UnreadableJsonException;
import dev.roledispatcher.adapter.rest.problem.FailureProblems;
import dev.roledispatcher.adapter.rest.problem.HttpProblems;
import dev.roledispatcher.adapter.rest.problem.Problem;
import dev.roledispatcher.adapter.rest.problem.ProblemException;
import dev.roledispatcher.adapter.rest.problem.RejectionProblems;
import dev.roledispatcher.adapter.rest.read.InvalidParametersException;
import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.naming.Shown;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns everything that is thrown into a problem detail. Safe to call from any thread.
@Singleton
final class ProblemMappers {

  private static final System.Logger LOG = System.getLogger(ProblemMappers.class.getName());

  private final FailureProblems failures;

  ProblemMappers(RestSettings settings) {
    this.failures = new FailureProblems(settings.retryAfter());
  }

  @ServerExceptionMapper
  Response of(DispatchException exception, RoutingContext routing) {
    return send(failures.of(exception.failure()), routing);
  }

  @ServerExceptionMapper
  Response of(RejectedException exception, RoutingContext routing) {
    return send(RejectionProblems.of(exception.rejection()), routing);
  }

  @ServerExceptionMapper
  Response of(ProblemException exception, RoutingContext routing) {
    return send(exception.problem(), routing);
  }

  @ServerExceptionMapper
  Response of(InvalidParametersException exception, RoutingContext routing) {
    return send(HttpProblems.invalidParameters(exception), routing);
  }

  @ServerExceptionMapper
  Response of(InvalidCursorException exception, RoutingContext routing) {
    return send(HttpProblems.invalidCursor(String.valueOf(exception.getMessage())), routing);
  }

  @ServerExceptionMapper
  Response of(UnreadableJsonException exception, RoutingContext routing) {
    return send(HttpProblems.unreadable(String.valueOf(exception.getMessage())), routing);
  }

  @ServerExceptionMapper
  Response of(BodyTooLargeException exception, RoutingContext routing) {
    // What may be left of the body is not read: the connection is of no further use.
    return Response.fromResponse(send(HttpProblems.tooLarge(exception.limit()), routing))
        .header("Connection", "close")
        .build();
  }

  @ServerExceptionMapper
  Response of(NotFoundException exception, RoutingContext routing) {
    return send(
        HttpProblems.ofStatus(
            404, "There is nothing at %s.".formatted(Shown.shortened(RequestPath.of(routing)))),
        routing);
  }

  @ServerExceptionMapper
  Response of(WebApplicationException exception, RoutingContext routing, Request request) {
    Response thrown = exception.getResponse();
    int status = thrown.getStatus();
    if (status >= 500) {
      return unexpected(exception, routing);
    }
    Response answer = send(HttpProblems.ofStatus(status, detail(exception, request)), routing);
    return status == 405
        ? Response.fromResponse(answer)
            .header(HttpHeaders.ALLOW, AllowedMethods.at(RequestPath.of(routing)))
            .build()
        : answer;
  }

  @ServerExceptionMapper
  Response of(Throwable exception, RoutingContext routing) {
    return unexpected(exception, routing);
  }

  private static Response unexpected(Throwable exception, RoutingContext routing) {
    String faultId = UUID.randomUUID().toString();
    LOG.log(
        System.Logger.Level.ERROR,
        "event=unexpected_fault fault_id=%s path=%s"
            .formatted(faultId, Shown.shortened(RequestPath.of(routing))),
        exception);
    return send(HttpProblems.unexpected(faultId), routing);
  }

  private static String detail(WebApplicationException exception, Request request) {
    return switch (exception.getResponse().getStatus()) {
      case 405 ->
          "The method %s is not allowed here; see Allow."
              .formatted(Shown.shortened(request.getMethod()));
      case 406 -> "The answer is application/json, which the header Accept must allow.";
      case 400, 415 -> String.valueOf(exception.getMessage());
      default -> exception.getResponse().getStatusInfo().getReasonPhrase() + ".";
    };
  }

  private static Response send(Problem problem, RoutingContext routing) {
    return Answers.send(problem, RequestPath.of(routing));
  }
}
