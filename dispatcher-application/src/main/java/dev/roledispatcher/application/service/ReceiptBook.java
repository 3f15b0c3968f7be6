package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore;
import java.time.InstantSource;

/// Keeps the answers of requests that carry an idempotency key, in the transaction of their effect.
final class ReceiptBook {

  private final AnswerStore answers;
  private final InstantSource clock;
  private final DispatchSettings settings;

  ReceiptBook(AnswerStore answers, InstantSource clock, DispatchSettings settings) {
    this.answers = answers;
    this.clock = clock;
    this.settings = settings;
  }

  /// Stores the answer if one is wanted; must run inside the unit of work of the effect.
  ///
  /// @throws RejectedException when the key was taken over meanwhile, which undoes the effect
  <R> void keep(Receipt<R> receipt, R result) {
    Receipt.Ticket ticket = receipt.ticket();
    if (ticket == null) {
      return;
    }
    boolean kept = answers.keep(ticket, receipt.answer().apply(result), clock.instant());
    if (!kept) {
      throw new RejectedException(new Rejection.KeyInUse(ticket.key(), settings.answerLease()));
    }
  }
}
