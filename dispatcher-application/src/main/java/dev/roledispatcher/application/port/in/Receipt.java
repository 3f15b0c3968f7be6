package dev.roledispatcher.application.port.in;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the answer to a request is kept, so that the same request gets the same answer again.
///
/// The use case renders and stores the answer in the transaction of the effect: both are there, or
/// neither is.
///
/// @param <R> what the use case returns
/// @param ticket the place reserved for the answer; null when the request carries no idempotency
///   key
/// @param answer renders the result as the answer
public record Receipt<R>(@Nullable Ticket ticket, Function<R, StoredAnswer> answer) {

  /// Keeps nothing: the request carries no idempotency key.
  public static <R> Receipt<R> none() {
    return new Receipt<>(
        null,
        result -> {
          throw new IllegalStateException("A receipt without a ticket must not be rendered.");
        });
  }

  /// A reserved place for an answer.
  ///
  /// @param key the caller's idempotency key
  /// @param owner tells this reservation from a later one of the same key
  public record Ticket(String key, String owner) {}

  /// An answer as it was sent.
  ///
  /// @param status the status code
  /// @param location where what was made is found; null when nothing was
  /// @param etag the version of what was made or changed; null when it has none
  /// @param body the text sent
  public record StoredAnswer(
      int status, @Nullable String location, @Nullable String etag, String body) {}
}
