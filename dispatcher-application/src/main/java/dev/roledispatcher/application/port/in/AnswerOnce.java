package dev.roledispatcher.application.port.in;

import java.util.function.Function;

/// For whoever may ask the same thing twice: makes one effect, and one answer, of it.
public interface AnswerOnce {

  /// Runs a request under an idempotency key.
  ///
  /// The first call reserves the key, runs the work and leaves the answer for the next ones. When
  /// the work fails, the key is free again, because nothing was done.
  ///
  /// @param key 8 to 255 visible ASCII characters
  /// @param fingerprint tells one request from another; the same key with another fingerprint is
  ///   refused
  /// @param work runs the use case with the ticket and returns its answer
  /// @throws RejectedException when the key was used for another request, or the first is still
  ///   running
  Answer once(String key, String fingerprint, Function<Receipt.Ticket, Receipt.StoredAnswer> work);

  /// What to send.
  ///
  /// @param stored the answer
  /// @param replayed true when an earlier request did the work
  record Answer(Receipt.StoredAnswer stored, boolean replayed) {}
}
