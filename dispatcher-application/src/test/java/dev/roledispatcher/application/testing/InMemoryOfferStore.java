package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.testing.InMemoryTables.Count;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.dispatch.ShadowAnswer;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Roles that are asked whether they take a task, in memory.
final class InMemoryOfferStore implements OfferStore {

  private final InMemoryDatabase database;

  InMemoryOfferStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public IssueOutcome issue(NewOffer offer) {
    return database.write(tables -> {
      NewAssignment assignment = offer.assignment();
      DispatchDecision decision = assignment.decision();
      TaskId id = decision.request().task().id();
      RoleId role = InMemoryAssignmentStore.roleOf(decision);
      TrackedTask before = tables.tasks.get(id);
      boolean asked =
          open(tables, o -> o.task().equals(id) && o.role().equals(role)).findAny().isPresent();
      if (asked || !isCurrent(tables, offer, before)) {
        return new IssueOutcome.NotIssued(
            before == null
                ? new AssignOutcome.Taken(TaskState.QUEUED, null)
                : new AssignOutcome.Taken(before.state(), before.currentRole()));
      }
      AssignOutcome refused = InMemoryAssignmentStore.refusal(tables, role, assignment, null);
      if (refused != null) {
        return new IssueOutcome.NotIssued(refused);
      }
      return write(tables, offer, role, before);
    });
  }

  private static boolean isCurrent(
      InMemoryTables tables, NewOffer offer, @Nullable TrackedTask before) {
    if (offer.sequence() == null) {
      return InMemoryAssignmentStore.isToBeHad(tables, offer.assignment(), before);
    }
    return before != null
        && before.state() == TaskState.QUEUED
        && sequence(tables, before.task().id()) == offer.sequence();
  }

  private static IssueOutcome write(
      InMemoryTables tables, NewOffer wanted, RoleId role, @Nullable TrackedTask before) {
    DispatchDecision decision = wanted.assignment().decision();
    Instant at = wanted.assignment().at();
    TaskId id = decision.request().task().id();
    Offer offer =
        new Offer(
            decision.id(),
            id,
            role,
            before == null ? 0 : before.epoch(),
            Offer.State.ISSUED,
            at,
            wanted.expiresAt(),
            wanted.assignment().lease());
    TrackedTask after =
        new TrackedTask(
            decision.request().task(),
            TaskState.QUEUED,
            null,
            decision.id(),
            offer.epoch(),
            before == null ? 0 : before.reassignments(),
            before == null ? at : before.createdAt(),
            at);
    tables.tasks.put(id, after);
    tables.offers.put(offer.id(), offer);
    tables.offersTook.put(offer.id(), wanted.assignment().took());
    tables.decisions.put(decision.id(), decision);
    tables.shadows.addAll(ShadowAnswer.of(decision));
    tables.holds.put(
        decision.id(), new InMemoryTables.Hold(role, decision.request().task().need()));
    tables.waiting.remove(id);
    if (wanted.isDispatch()) {
      tables.lives.enqueued(id, at);
      event(tables, id, DispatchEvent.Type.QUEUED, at, null, null, Attributes.none());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("offer_id", offer.id().toString());
    facts.put("epoch", offer.epoch());
    facts.put("expires_at", InMemoryAssignmentStore.iso(offer.expiresAt()));
    event(tables, id, DispatchEvent.Type.OFFERED, at, role, null, Attributes.of(facts));
    return new IssueOutcome.Issued(offer, after);
  }

  @Override
  public Optional<TrackedTask> accept(DispatchId id, Instant at) {
    return database.write(tables -> {
      Offer offer = tables.offers.get(id);
      TrackedTask before = offer == null ? null : tables.tasks.get(offer.task());
      if (offer == null
          || before == null
          || offer.state() != Offer.State.ISSUED
          || offer.hasExpired(at)
          || before.state() != TaskState.QUEUED
          || before.epoch() != offer.epoch()) {
        return Optional.empty();
      }
      tables.offers.put(id, offer.in(Offer.State.ACCEPTED));
      TrackedTask after =
          new TrackedTask(
              before.task(),
              TaskState.ASSIGNED,
              offer.role(),
              id,
              before.epoch() + 1,
              before.reassignments(),
              before.createdAt(),
              at);
      tables.tasks.put(offer.task(), after);
      tables.waiting.remove(offer.task());
      tables.had(offer.task(), offer.role());
      tables.lives.begin(after, id, at, offer.lease());
      InMemoryAssignmentStore.beginTry(tables, offer.task(), offer.role(), at);
      tables.lastAssigned.merge(offer.role(), at, (one, other) -> one.isAfter(other) ? one : other);
      tables.missed.remove(offer.role());
      tables.counts.add(
          new Count.Success(
              decisionOf(tables, id).classification().value(),
              offer.role(),
              tables.offersTook.getOrDefault(id, Duration.ZERO)));
      event(
          tables,
          offer.task(),
          DispatchEvent.Type.ACCEPTED,
          at,
          offer.role(),
          null,
          InMemoryAssignmentStore.factsOf(id, after.epoch()));
      revokeOpen(tables, offer.task(), at, "Another role was faster.");
      return Optional.of(after);
    });
  }

  /// Takes all open offers of a task back, each with an event.
  static void revokeOpen(InMemoryTables tables, TaskId task, Instant at, @Nullable String reason) {
    for (Offer other : dropOpen(tables, task, at)) {
      event(
          tables,
          task,
          DispatchEvent.Type.OFFER_REVOKED,
          at,
          other.role(),
          reason,
          ofOffer(other.id()));
    }
  }

  /// Takes all open offers of a task back.
  private static List<Offer> dropOpen(InMemoryTables tables, TaskId task, Instant at) {
    List<Offer> open =
        open(tables, o -> o.task().equals(task))
            .sorted(Comparator.comparing(o -> o.role().value()))
            .toList();
    for (Offer offer : open) {
      tables.offers.put(offer.id(), offer.in(Offer.State.REVOKED));
      tables.offerEnds.put(offer.id(), at);
      tables.holds.remove(offer.id());
    }
    return open;
  }

  @Override
  public Optional<TrackedTask> end(OfferEnd end) {
    return database.write(tables -> {
      Offer offer = tables.offers.get(end.offer().id());
      TrackedTask before = tables.tasks.get(end.offer().task());
      if (offer == null
          || before == null
          || offer.state() != Offer.State.ISSUED
          || before.state() != TaskState.QUEUED
          || sequence(tables, offer.task()) != end.sequence()
          || (end.to() == Offer.State.EXPIRED && !offer.hasExpired(end.at()))) {
        return Optional.empty();
      }
      tables.offers.put(offer.id(), offer.in(end.to()));
      tables.offerEnds.put(offer.id(), end.at());
      tables.holds.remove(offer.id());
      DispatchEvent.Type type =
          switch (end.to()) {
            case DECLINED -> {
              tables.missed.remove(offer.role());
              yield DispatchEvent.Type.DECLINED;
            }
            case EXPIRED -> {
              tables.missed.merge(
                  offer.role(),
                  MissedOffers.NONE.missed(offer.expiresAt()),
                  (known, one) -> known.missed(offer.expiresAt()));
              yield DispatchEvent.Type.OFFER_EXPIRED;
            }
            case REVOKED, ISSUED, ACCEPTED -> DispatchEvent.Type.OFFER_REVOKED;
          };
      Task task = end.changed() == null ? before.task() : end.changed();
      TrackedTask after =
          new TrackedTask(
              task,
              end.task(),
              null,
              before.currentDispatch(),
              before.epoch(),
              before.reassignments(),
              before.createdAt(),
              end.at());
      tables.tasks.put(offer.task(), after);
      event(tables, offer.task(), type, end.at(), offer.role(), end.reason(), ofOffer(offer.id()));
      for (NewEvent event : end.events()) {
        event(tables, offer.task(), event.type(), end.at(), null, event.reason(), event.data());
      }
      return Optional.of(after);
    });
  }

  @Override
  public Optional<Offer> find(DispatchId id) {
    return database.read(tables -> Optional.ofNullable(tables.offers.get(id)));
  }

  @Override
  public Optional<Offer> last(TaskId task, RoleId role) {
    return database.read(tables ->
        tables.offers.values().stream()
            .filter(offer -> offer.task().equals(task) && offer.role().equals(role))
            .max(Comparator.comparing(Offer::issuedAt)));
  }

  @Override
  public List<Offer> openOf(TaskId task) {
    return database.read(tables ->
        open(tables, offer -> offer.task().equals(task))
            .sorted(Comparator.comparing(offer -> offer.role().value()))
            .toList());
  }

  @Override
  public List<Offer> openOf(RoleId role, int most) {
    return database.read(tables ->
        open(tables, offer -> offer.role().equals(role))
            .sorted(Comparator.comparing(Offer::issuedAt))
            .limit(most)
            .toList());
  }

  @Override
  public List<Offer> expired(Instant now, int most) {
    return database.read(tables ->
        open(tables, offer -> offer.hasExpired(now))
            .sorted(Comparator.comparing(Offer::expiresAt))
            .limit(most)
            .toList());
  }

  @Override
  public MissedOffers missed(RoleId role) {
    return database.read(tables -> tables.missed.getOrDefault(role, MissedOffers.NONE));
  }

  private static DispatchDecision decisionOf(InMemoryTables tables, DispatchId id) {
    return Objects.requireNonNull(
        tables.decisions.get(id), "Every offer must have the record of its dispatch.");
  }

  private static Stream<Offer> open(InMemoryTables tables, Predicate<Offer> which) {
    return tables.offers.values().stream()
        .filter(offer -> offer.state() == Offer.State.ISSUED)
        .filter(which);
  }

  private static long sequence(InMemoryTables tables, TaskId task) {
    return tables.events.getOrDefault(task, List.of()).size();
  }

  private static Attributes ofOffer(DispatchId id) {
    return Attributes.of(Map.of("offer_id", id.toString()));
  }

  private static void event(
      InMemoryTables tables,
      TaskId task,
      DispatchEvent.Type type,
      Instant at,
      @Nullable RoleId role,
      @Nullable String reason,
      Attributes data) {
    InMemoryAssignmentStore.addEvent(tables, task, type, at, role, null, reason, data);
  }
}
