package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.in.Receipt.Ticket;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.testing.InMemoryTables.Reserved;
import java.time.Duration;
import java.time.Instant;

/// Idempotency keys in memory.
final class InMemoryAnswerStore implements AnswerStore {

  private final InMemoryDatabase database;

  InMemoryAnswerStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Reservation reserve(
      String key, String fingerprint, String owner, Instant now, Duration lease) {
    return database.writeAlone(tables -> {
      Reserved there = tables.answers.get(key);
      if (there != null && there.answer() != null) {
        return there.fingerprint().equals(fingerprint)
            ? new Reservation.Answered(there.answer())
            : new Reservation.Mismatch();
      }
      if (there != null && there.reservedAt().plus(lease).isAfter(now)) {
        return there.fingerprint().equals(fingerprint)
            ? new Reservation.Running()
            : new Reservation.Mismatch();
      }
      tables.answers.put(key, new Reserved(fingerprint, owner, now, null));
      return new Reservation.Reserved(new Ticket(key, owner));
    });
  }

  @Override
  public boolean keep(Ticket ticket, StoredAnswer answer, Instant now) {
    return database.write(tables -> {
      Reserved there = tables.answers.get(ticket.key());
      if (there == null || !isOurs(there, ticket)) {
        return false;
      }
      tables.answers.put(
          ticket.key(),
          new Reserved(there.fingerprint(), there.owner(), there.reservedAt(), answer));
      return true;
    });
  }

  @Override
  public void release(Ticket ticket) {
    database.writeAlone(tables ->
        tables
            .answers
            .entrySet()
            .removeIf(
                entry -> entry.getKey().equals(ticket.key()) && isOurs(entry.getValue(), ticket)));
  }

  @Override
  public int forgetBefore(Instant time) {
    return database.writeAlone(tables -> {
      int before = tables.answers.size();
      tables.answers.values().removeIf(reserved -> reserved.reservedAt().isBefore(time));
      return before - tables.answers.size();
    });
  }

  private static boolean isOurs(Reserved there, Ticket ticket) {
    return there.owner().equals(ticket.owner()) && there.answer() == null;
  }
}
