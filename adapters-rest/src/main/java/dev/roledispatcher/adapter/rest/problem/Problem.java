package dev.roledispatcher.adapter.rest.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An error as a client sees it: a problem detail (RFC 9457).
///
/// @param status the HTTP status
/// @param code a published code, or lower-case words where there is none
/// @param title what went wrong in general, the same for each case of the code
/// @param detail what went wrong here, in words for people
/// @param retryable true when the same request may succeed later
/// @param retryAfter when to ask again; null when nothing can be said
/// @param facts the facts of the case, to be put beside these
public record Problem(
    int status,
    String code,
    String title,
    String detail,
    boolean retryable,
    @Nullable Duration retryAfter,
    ObjectNode facts) {

  /// The media type of problem details.
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    facts = facts.deepCopy();
  }

  /// A problem without further facts.
  public Problem(int status, String code, String title, String detail, boolean retryable) {
    this(status, code, title, detail, retryable, null, Json.object());
  }

  /// The problem as a client sees it.
  ///
  /// @param instance which request it happened to
  public ObjectNode toJson(String instance) {
    ObjectNode node =
        Json.object()
            .put("type", "urn:role-dispatcher:problem:" + code)
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .put("instance", instance)
            .put("code", code)
            .put("retryable", retryable);
    if (retryAfter != null) {
      node.put("retry_after", seconds(retryAfter));
    }
    node.setAll(facts);
    return node;
  }

  /// A duration in whole seconds, rounded up, for `Retry-After`.
  public static long seconds(Duration duration) {
    return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
  }
}
