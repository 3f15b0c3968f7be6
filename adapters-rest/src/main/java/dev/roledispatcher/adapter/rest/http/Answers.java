package dev.roledispatcher.adapter.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.problem.Problem;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Answers, as they are kept and as they are sent.
public final class Answers {

  private Answers() {}

  /// 200 with a body.
  public static StoredAnswer ok(JsonNode body) {
    return new StoredAnswer(200, null, null, Json.text(body));
  }

  /// 200 with a body and its version.
  public static StoredAnswer ok(JsonNode body, String etag) {
    return new StoredAnswer(200, null, etag, Json.text(body));
  }

  /// 201 with a body and where it is found.
  public static StoredAnswer created(JsonNode body, String location) {
    return new StoredAnswer(201, location, null, Json.text(body));
  }

  /// 201 with a body, where it is found, and its version.
  public static StoredAnswer created(JsonNode body, String location, String etag) {
    return new StoredAnswer(201, location, etag, Json.text(body));
  }

  /// 202 with a body and where to see how it goes on.
  public static StoredAnswer accepted(JsonNode body, String location) {
    return new StoredAnswer(202, location, null, Json.text(body));
  }

  /// An answer to be sent.
  public static Response send(StoredAnswer answer) {
    return builder(answer).build();
  }

  /// 200 with a text as it is.
  public static Response markdown(String text) {
    return Response.ok(text, new MediaType("text", "markdown", "utf-8")).build();
  }

  /// An answer to be sent once more.
  static Response sendAgain(StoredAnswer answer) {
    return builder(answer).header("Idempotency-Replayed", "true").build();
  }

  /// 304: the caller has that version already.
  public static Response notModified(String etag) {
    return Response.notModified().header(HttpHeaders.ETAG, etag).build();
  }

  /// A problem to be sent.
  ///
  /// @param instance which request it happened to
  public static Response send(Problem problem, String instance) {
    Response.ResponseBuilder builder =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(Json.text(problem.toJson(instance)));
    if (problem.retryAfter() != null) {
      builder.header(HttpHeaders.RETRY_AFTER, Problem.seconds(problem.retryAfter()));
    }
    return builder.build();
  }

  private static Response.ResponseBuilder builder(StoredAnswer answer) {
    Response.ResponseBuilder builder =
        Response.status(answer.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(answer.body());
    if (answer.location() != null) {
      builder.header(HttpHeaders.LOCATION, answer.location());
    }
    if (answer.etag() != null) {
      builder.header(HttpHeaders.ETAG, answer.etag());
    }
    return builder;
  }
}
