package dev.roledispatcher.adapter.rest.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.read.InvalidParametersException;
import dev.roledispatcher.adapter.rest.read.InvalidParametersException.Fault;
import dev.roledispatcher.adapter.rest.read.InvalidParametersException.Place;
import dev.roledispatcher.domain.dispatch.ErrorCode;

/// What can go wrong with a request before anybody looks at what it asks, as problems.
public final class HttpProblems {

  private HttpProblems() {}

  /// A request that cannot be made sense of: 400 with the code of invalid requests.
  public static Problem unreadable(String detail) {
    return invalid(400, detail, violations("pointer", "", detail));
  }

  /// A query (422) or a header (400) that breaks the rules.
  public static Problem invalidParameters(InvalidParametersException exception) {
    boolean header = exception.faults().stream().anyMatch(fault -> fault.place() == Place.HEADER);
    ObjectNode facts = Json.object();
    ArrayNode violations = facts.putArray("violations");
    for (Fault fault : exception.faults()) {
      violations
          .addObject()
          .put(Json.name(fault.place()), fault.name())
          .put("message", fault.message());
    }
    return invalid(header ? 400 : 422, exception.faults().getFirst().message(), facts);
  }

  /// A cursor that no page gave.
  public static Problem invalidCursor(String detail) {
    return invalid(422, detail, violations("parameter", "cursor", detail));
  }

  /// A body that is too large.
  ///
  /// @param limit the most bytes it may have
  public static Problem tooLarge(long limit) {
    return new Problem(
        413,
        "body_too_large",
        "Body too large",
        "The body must be at most %d bytes (%d MiB).".formatted(limit, limit / (1024 * 1024)),
        false,
        null,
        Json.object().put("limit_bytes", limit));
  }

  /// A change that a page of another origin asks for.
  public static Problem crossOrigin() {
    return new Problem(
        403,
        "cross_origin",
        "Request from another origin",
        "A page of another origin must not change anything here (Origin, Sec-Fetch-Site).",
        false);
  }

  /// An error of HTTP itself, by its status.
  public static Problem ofStatus(int status, String detail) {
    return switch (status) {
      case 400 -> unreadable(detail);
      case 404 -> new Problem(404, "not_found", "Not found", detail, false);
      case 405 -> new Problem(405, "method_not_allowed", "Method not allowed", detail, false);
      case 406 -> new Problem(406, "not_acceptable", "Not acceptable", detail, false);
      case 413 -> new Problem(413, "body_too_large", "Body too large", detail, false);
      case 415 ->
          new Problem(415, "unsupported_media_type", "Unsupported media type", detail, false);
      case 503 -> new Problem(503, "unavailable", "Unavailable", detail, true);
      default ->
          new Problem(
              status,
              status < 500 ? "request_refused" : "internal_error",
              status < 500 ? "Request refused" : "Internal error",
              detail,
              false);
    };
  }

  /// A fault of ours.
  ///
  /// @param faultId names it in the log
  public static Problem unexpected(String faultId) {
    return new Problem(
        500,
        "internal_error",
        "Internal error",
        "Something unexpected happened. The log tells more under the fault id (%s)."
            .formatted(faultId),
        false,
        null,
        Json.object().put("fault_id", faultId));
  }

  private static Problem invalid(int status, String detail, ObjectNode facts) {
    return new Problem(
        status, ErrorCode.E13307.name(), ErrorCode.E13307.meaning(), detail, false, null, facts);
  }

  private static ObjectNode violations(String key, String where, String message) {
    ObjectNode facts = Json.object();
    facts.putArray("violations").addObject().put(key, where).put("message", message);
    return facts;
  }
}
