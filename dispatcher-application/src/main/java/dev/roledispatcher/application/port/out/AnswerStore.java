package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.in.Receipt.Ticket;
import java.time.Duration;
import java.time.Instant;

/// Idempotency keys and the answers given under them.
public interface AnswerStore {

  /// Reserves a key, in a transaction of its own.
  ///
  /// A reservation that is older than its lease counts as abandoned and is taken over.
  ///
  /// @param owner tells this reservation from others of the same key
  Reservation reserve(String key, String fingerprint, String owner, Instant now, Duration lease);

  /// Stores the answer under a reserved key; joins the current unit of work.
  ///
  /// @return false when the reservation was taken over meanwhile: the unit of work must not be
  ///   committed
  boolean keep(Ticket ticket, StoredAnswer answer, Instant now);

  /// Gives a reserved key back, in a transaction of its own; nothing happens when it is no longer
  /// reserved.
  void release(Ticket ticket);

  /// Forgets keys that were reserved before that time.
  ///
  /// @return how many
  int forgetBefore(Instant time);

  /// How a reservation ended.
  sealed interface Reservation {

    /// The key is ours.
    ///
    /// @param ticket to be given back or filled
    record Reserved(Ticket ticket) implements Reservation {}

    /// There is an answer already.
    ///
    /// @param answer the answer
    record Answered(StoredAnswer answer) implements Reservation {}

    /// Another request with the same key and fingerprint is running.
    record Running() implements Reservation {}

    /// The key belongs to another request.
    record Mismatch() implements Reservation {}
  }
}
