package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleFull;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleGone;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.application.port.out.LifeStore.Stint;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome.Issued;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome.NotIssued;
import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.application.port.out.OfferStore.OfferEnd;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.Lease;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.stats.DispatchStats;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.OfferStore] promises.
public abstract class OfferStoreContract {

  private static final Instant ISSUED = SomeDecisions.DECIDED;
  private static final Instant EXPIRY = ISSUED.plusSeconds(120);
  private static final Duration LEASE = Duration.ofMinutes(5);

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void asksARoleAndKeepsAPlaceForTheTask() {
    register(SomeRoles.holdingAtMost(1, "a"));
    NewAssignment wanted = SomeDecisions.leased("t", "a", LEASE);

    Issued issued = issued(new NewOffer(wanted, EXPIRY, null));

    assertThat(issued.offer())
        .isEqualTo(
            new Offer(
                wanted.decision().id(),
                new TaskId("t"),
                new RoleId("a"),
                0,
                Offer.State.ISSUED,
                ISSUED,
                EXPIRY,
                LEASE));
    assertThat(issued.task()).isEqualTo(task("t"));
    assertThat(issued.task().state()).isEqualTo(TaskState.QUEUED);
    assertThat(issued.task().currentRole()).isNull();
    assertThat(issued.task().epoch()).isZero();
    assertThat(stores().offers().find(issued.offer().id())).contains(issued.offer());
    assertThat(stores().offers().last(new TaskId("t"), new RoleId("a"))).contains(issued.offer());
    assertThat(stores().offers().openOf(new TaskId("t"))).containsExactly(issued.offer());
    assertThat(stores().offers().openOf(new RoleId("a"), 9)).containsExactly(issued.offer());
    assertThat(stores().assignments().decision(issued.offer().id())).contains(wanted.decision());
    assertThat(types("t")).containsExactly(DispatchEvent.Type.QUEUED, DispatchEvent.Type.OFFERED);
    assertThat(held("a")).isEqualTo(1);
    assertThat(issue(SomeDecisions.assignment("other", "a")))
        .isEqualTo(new NotIssued(new RoleFull(new RoleId("a"))));
    assertFolds("t");
  }

  @Test
  void leavesNothingOfAnOfferThatDidNotComeAbout() {
    register(SomeRoles.inactive("sleeper"), SomeRoles.role("a"));
    assign(SomeDecisions.assignment("open", "a"));

    assertThat(issue(SomeDecisions.assignment("t", "sleeper")))
        .isEqualTo(new NotIssued(new RoleGone(new RoleId("sleeper"))));
    assertThat(issue(SomeDecisions.assignment("t", "nobody")))
        .isEqualTo(new NotIssued(new RoleGone(new RoleId("nobody"))));
    assertThat(issue(SomeDecisions.assignment("open", "a")))
        .isEqualTo(new NotIssued(new Taken(TaskState.ASSIGNED, new RoleId("a"))));

    assertThat(stores().assignments().find(new TaskId("t"))).isEmpty();
    assertThat(stores().offers().openOf(new TaskId("open"))).isEmpty();
    assertThat(held("a")).isEqualTo(1);
  }

  @Test
  void givesTheTaskToTheRoleThatAccepts() {
    register(SomeRoles.holdingAtMost(1, "a"));
    Offer offer = issued(new NewOffer(SomeDecisions.leased("t", "a", LEASE), EXPIRY, null)).offer();
    Instant at = EXPIRY.minusMillis(1);

    TrackedTask accepted = accept(offer, at).orElseThrow();

    assertThat(accepted).isEqualTo(task("t"));
    assertThat(accepted.state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(accepted.currentRole()).isEqualTo(new RoleId("a"));
    assertThat(accepted.currentDispatch()).isEqualTo(offer.id());
    assertThat(accepted.epoch()).isEqualTo(1);
    assertThat(held("a")).isEqualTo(1);
    Stint stint =
        Objects.requireNonNull(
            stores().life().standing(new TaskId("t")).orElseThrow().stint(),
            "The task must be assigned.");
    assertThat(stint.isOpen()).isTrue();
    assertThat(stint.lease()).isEqualTo(Lease.from(at, LEASE));
    assertThat(stores().offers().find(offer.id()).orElseThrow().state())
        .isEqualTo(Offer.State.ACCEPTED);
    assertThat(types("t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED, DispatchEvent.Type.OFFERED, DispatchEvent.Type.ACCEPTED);
    assertThat(accept(offer, at)).isEmpty();
    assertFolds("t");
  }

  @Test
  void acceptsNothingFromTheMomentOfExpiryOn() {
    register(SomeRoles.role("a"));
    Offer offer = issued(offer("t", "a")).offer();

    assertThat(accept(offer, EXPIRY.plusMillis(1))).isEmpty();
    assertThat(accept(offer, EXPIRY)).isEmpty();

    assertThat(task("t").state()).isEqualTo(TaskState.QUEUED);
    assertThat(types("t")).hasSize(2);
  }

  @Test
  void takesOtherOffersBackWhenOneIsAccepted() {
    register(SomeRoles.role("a"), SomeRoles.holdingAtMost(1, "b"), SomeRoles.role("c"));
    Offer first = issued(offer("t", "a")).offer();
    Offer second = issued(follow("t", "b")).offer();
    Offer third = issued(follow("t", "c")).offer();

    assertThat(accept(second, ISSUED.plusSeconds(1))).isPresent();

    assertThat(accept(first, ISSUED.plusSeconds(1))).isEmpty();
    assertThat(stores().offers().find(first.id()).orElseThrow().state())
        .isEqualTo(Offer.State.REVOKED);
    assertThat(stores().offers().find(third.id()).orElseThrow().state())
        .isEqualTo(Offer.State.REVOKED);
    assertThat(held("a")).isZero();
    assertThat(held("b")).isEqualTo(1);
    assertThat(held("c")).isZero();
    List<DispatchEvent> events = stores().assignments().events(new TaskId("t"));
    assertThat(events).hasSize(7);
    assertThat(events.get(4).type()).isEqualTo(DispatchEvent.Type.ACCEPTED);
    assertThat(events.get(5).role()).isEqualTo(new RoleId("a"));
    assertThat(events.get(6).role()).isEqualTo(new RoleId("c"));
    assertFolds("t");
  }

  @Test
  void asksARoleOnceForATask() {
    register(SomeRoles.role("a"));
    issued(offer("t", "a"));

    assertThat(stores().work().run(() -> stores().offers().issue(follow("t", "a"))))
        .isEqualTo(new NotIssued(new Taken(TaskState.QUEUED, null)));
    assertThat(held("a")).isEqualTo(1);
  }

  @Test
  void endsADeclinedOffer() {
    register(SomeRoles.holdingAtMost(1, "a"), SomeRoles.role("b"));
    Offer offer = issued(offer("t", "a")).offer();
    Instant at = ISSUED.plusSeconds(5);

    OfferEnd end = end(offer, Offer.State.DECLINED, TaskState.QUEUED, at);
    assertThat(end(end)).contains(task("t"));
    assertThat(end(end)).isEmpty();

    assertThat(task("t").state()).isEqualTo(TaskState.QUEUED);
    assertThat(held("a")).isZero();
    assertThat(accept(offer, at)).isEmpty();
    assertThat(stores().life().standing(new TaskId("t")).orElseThrow().past())
        .containsExactly(new PastAttempt(new RoleId("a"), Ending.DECLINED, at));
    assertThat(stores().assignments().events(new TaskId("t")).getLast().reason())
        .isEqualTo("Because.");
    assertThat(issued(follow("t", "b")).offer().epoch()).isZero();
    assertFolds("t");
  }

  @Test
  void failsATaskWithItsLastOffer() {
    register(SomeRoles.role("a"));
    Offer offer = issued(offer("t", "a")).offer();

    OfferEnd plain = end(offer, Offer.State.DECLINED, TaskState.FAILED, ISSUED.plusSeconds(5));
    end(
        new OfferEnd(
            offer,
            plain.sequence(),
            plain.to(),
            plain.reason(),
            plain.task(),
            null,
            List.of(
                new NewEvent(
                    DispatchEvent.Type.FAILED, false, "Nobody is left.", Attributes.none())),
            plain.at()));

    assertThat(task("t").state()).isEqualTo(TaskState.FAILED);
    assertThat(types("t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED,
            DispatchEvent.Type.OFFERED,
            DispatchEvent.Type.DECLINED,
            DispatchEvent.Type.FAILED);
    assertFolds("t");
  }

  @Test
  void expiresAnOfferOnlyWhenItsTimeHasPassedAndCountsThatItWasMissed() {
    register(SomeRoles.role("a"));
    Offer first = issued(offer("t1", "a")).offer();
    Offer second = issued(offer("t2", "a")).offer();

    assertThat(stores().offers().expired(EXPIRY.minusMillis(1), 9)).isEmpty();
    assertThat(end(end(first, Offer.State.EXPIRED, TaskState.QUEUED, EXPIRY.minusMillis(1))))
        .isEmpty();
    assertThat(stores().offers().expired(EXPIRY, 9)).containsExactlyInAnyOrder(first, second);
    assertThat(end(end(first, Offer.State.EXPIRED, TaskState.QUEUED, EXPIRY))).isPresent();
    assertThat(stores().offers().missed(new RoleId("a"))).isEqualTo(new MissedOffers(1, EXPIRY));
    assertThat(end(end(second, Offer.State.EXPIRED, TaskState.QUEUED, EXPIRY.plusSeconds(9))))
        .isPresent();

    assertThat(stores().offers().missed(new RoleId("a"))).isEqualTo(new MissedOffers(2, EXPIRY));
    assertThat(stores().offers().expired(EXPIRY, 9)).isEmpty();
    assertThat(held("a")).isZero();
    assertThat(accept(issued(offerAt("t3", "a", EXPIRY)).offer(), EXPIRY.plusSeconds(1)))
        .isPresent();
    assertThat(stores().offers().missed(new RoleId("a"))).isEqualTo(MissedOffers.NONE);
  }

  @Test
  void takesOffersBackWithACancelledTask() {
    register(SomeRoles.holdingAtMost(1, "a"));
    Offer offer = issued(offer("t", "a")).offer();

    stores()
        .work()
        .run(() -> stores().assignments().cancel(new TaskId("t"), 0, "Not needed.", EXPIRY));

    assertThat(task("t").state()).isEqualTo(TaskState.CANCELLED);
    assertThat(held("a")).isZero();
    assertThat(accept(offer, ISSUED.plusSeconds(1))).isEmpty();
    assertThat(types("t"))
        .containsExactly(
            DispatchEvent.Type.QUEUED,
            DispatchEvent.Type.OFFERED,
            DispatchEvent.Type.OFFER_REVOKED,
            DispatchEvent.Type.CANCELLED);
    assertFolds("t");
  }

  @Test
  void takesOffersBackWithATaskThatSomebodyGivesToAnotherRole() {
    register(SomeRoles.holdingAtMost(1, "a"), SomeRoles.role("b"), SomeRoles.role("c"));
    Offer first = issued(offer("t", "a")).offer();
    issued(follow("t", "b"));

    stores()
        .work()
        .run(() ->
            stores()
                .assignments()
                .reassign(SomeDecisions.assignment("t", "c"), 0, null, HandoverNote.none()));

    assertThat(accept(first, ISSUED.plusSeconds(1))).isEmpty();
    assertThat(stores().offers().openOf(new TaskId("t"))).isEmpty();
    assertThat(held("a")).isZero();
    assertThat(held("b")).isZero();
    assertThat(held("c")).isEqualTo(1);
    assertFolds("t");
  }

  @Test
  void offersATaskThatHasEndedOnlyWhenItIsToBeDispatchedAgain() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));
    stores().work().run(() -> stores().assignments().cancel(new TaskId("t"), 1, null, ISSUED));

    assertThat(issue(SomeDecisions.assignment("t", "a")))
        .isEqualTo(new NotIssued(new Taken(TaskState.CANCELLED, null)));
    NewAssignment again = SomeDecisions.assignmentAgain(SomeTasks.task("t"), "a");
    Offer offer = issued(new NewOffer(again, EXPIRY, null)).offer();
    assertThat(offer.epoch()).isEqualTo(1);
    assertThat(accept(offer, ISSUED.plusSeconds(1)).orElseThrow().epoch()).isEqualTo(2);
    assertFolds("t");
  }

  @Test
  void takesATaskThatIsOfferedOutOfTheQueue() {
    register(SomeRoles.role("a"));
    WaitingTask waiting =
        SomeWaiting.since(ISSUED.minusSeconds(60), SomeWaiting.queued(SomeTasks.task("t")));
    NewAssignment wanted =
        new NewAssignment(
            SomeDecisions.decision(waiting.request(), "a"), ISSUED, Duration.ZERO, null, 0L);
    NewAssignment other =
        new NewAssignment(
            SomeDecisions.decision(waiting.request(), "a"), ISSUED, Duration.ZERO, null, 1L);
    assertThat(issue(wanted)).isEqualTo(new NotIssued(new Taken(TaskState.QUEUED, null)));
    stores().work().run(() -> stores().queue().enqueue(List.of(waiting), ISSUED.minusSeconds(60)));
    assertThat(issue(other)).isEqualTo(new NotIssued(new Taken(TaskState.QUEUED, null)));
    assertThat(stores().queue().find(new TaskId("t"))).isPresent();

    Offer offer = issued(new NewOffer(wanted, EXPIRY, null)).offer();

    assertThat(offer.epoch()).isZero();
    assertThat(stores().queue().find(new TaskId("t"))).isEmpty();
    assertThat(types("t")).containsExactly(DispatchEvent.Type.QUEUED, DispatchEvent.Type.OFFERED);
    assertThat(issue(wanted)).isEqualTo(new NotIssued(new Taken(TaskState.QUEUED, null)));
    assertThat(stores().life().standing(new TaskId("t")).orElseThrow().enqueuedAt())
        .isEqualTo(ISSUED.minusSeconds(60));
    assertThat(held("a")).isEqualTo(1);
    assertFolds("t");

    Instant answered = ISSUED.plusSeconds(1);
    end(end(offer, Offer.State.DECLINED, TaskState.QUEUED, answered));
    assertThat(stores().queue().endings(List.of(new TaskId("t"), new TaskId("u"))))
        .isEqualTo(
            Map.of(
                new TaskId("t"),
                List.of(new PastAttempt(new RoleId("a"), Ending.DECLINED, answered))));
  }

  @Test
  void leavesNoEntryOfATaskThatARoleAccepts() {
    register(SomeRoles.role("a"));
    Offer offer = issued(offer("t", "a")).offer();
    WaitingTask waiting = SomeWaiting.since(ISSUED, SomeWaiting.queued(SomeTasks.task("t")));
    requeue(waiting);

    assertThat(accept(offer, ISSUED.plusSeconds(1))).isPresent();

    assertThat(stores().queue().find(new TaskId("t"))).isEmpty();
  }

  @Test
  void leavesNoEntryOfATaskThatIsMoved() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    issued(offer("t", "a"));
    requeue(SomeWaiting.since(ISSUED, SomeWaiting.queued(SomeTasks.task("t"))));

    AssignOutcome moved =
        stores()
            .work()
            .run(() ->
                stores()
                    .assignments()
                    .reassign(
                        SomeDecisions.at(
                            ISSUED.plusSeconds(1), SomeDecisions.assignment("t", "b").decision()),
                        0,
                        null,
                        HandoverNote.none()));

    assertThat(moved).isInstanceOf(AssignOutcome.Assigned.class);
    assertThat(stores().queue().find(new TaskId("t"))).isEmpty();
  }

  @Test
  void leavesNoEntryOfATaskThatIsCancelled() {
    register(SomeRoles.role("a"));
    issued(offer("t", "a"));
    requeue(SomeWaiting.since(ISSUED, SomeWaiting.queued(SomeTasks.task("t"))));

    stores()
        .work()
        .run(() ->
            stores().assignments().cancel(new TaskId("t"), 0, "Enough.", ISSUED.plusSeconds(1)));

    assertThat(stores().queue().find(new TaskId("t"))).isEmpty();
    assertThat(held("a")).isZero();
  }

  @Test
  void takesOffersBackBeforeATaskIsMoved() {
    register(SomeRoles.role("a"), SomeRoles.role("b"), SomeRoles.role("c"));
    Offer one = issued(offer("t", "a")).offer();
    Offer other = issued(follow("t", "b")).offer();

    AssignOutcome moved =
        stores()
            .work()
            .run(() ->
                stores()
                    .assignments()
                    .reassign(
                        SomeDecisions.at(
                            ISSUED.plusSeconds(1), SomeDecisions.assignment("t", "c").decision()),
                        0,
                        "It is urgent.",
                        HandoverNote.none()));

    assertThat(moved).isInstanceOf(AssignOutcome.Assigned.class);
    assertThat(types("t"))
        .endsWith(
            DispatchEvent.Type.OFFER_REVOKED,
            DispatchEvent.Type.OFFER_REVOKED,
            DispatchEvent.Type.REASSIGNED);
    List<DispatchEvent> events = stores().assignments().events(new TaskId("t"));
    assertThat(events.get(events.size() - 3).role()).isEqualTo(new RoleId("a"));
    assertThat(events.get(events.size() - 2).role()).isEqualTo(new RoleId("b"));
    assertThat(events.get(events.size() - 2).reason()).isEqualTo("It is urgent.");
    for (Offer offer : List.of(one, other)) {
      assertThat(stores().offers().find(offer.id()).orElseThrow().state())
          .isEqualTo(Offer.State.REVOKED);
      assertThat(accept(offer, ISSUED.plusSeconds(2))).isEmpty();
    }
    assertThat(List.of(held("a"), held("b"), held("c"))).containsExactly(0, 0, 1);
    assertFolds("t");
  }

  @Test
  void takesAnOfferBackWithoutThinkingLessOfTheRole() {
    register(SomeRoles.role("a"));
    Offer offer = issued(offer("t", "a")).offer();

    assertThat(end(end(offer, Offer.State.REVOKED, TaskState.QUEUED, ISSUED.plusSeconds(1))))
        .isPresent();

    assertThat(types("t")).endsWith(DispatchEvent.Type.OFFER_REVOKED);
    assertThat(stores().offers().missed(new RoleId("a"))).isEqualTo(MissedOffers.NONE);
    assertThat(held("a")).isZero();
    assertFolds("t");
  }

  @Test
  void countsADispatchOnceWhenItsOfferIsAccepted() {
    register(SomeRoles.role("a"));
    NewOffer wanted = offer("t", "a");
    Offer offer = issued(wanted).offer();
    assertThat(stores().statistics().read().successful()).isZero();

    accept(offer, ISSUED.plusSeconds(1));
    accept(offer, ISSUED.plusSeconds(2));

    DispatchStats expected = stores().statistics().read();
    assertThat(expected.successful()).isEqualTo(1);
    assertThat(expected.byRole()).isEqualTo(Map.of(new RoleId("a"), 1L));
    assertThat(expected.byClassification())
        .isEqualTo(Map.of(wanted.assignment().decision().classification().value(), 1L));
    stores().statistics().fold();
    assertThat(stores().statistics().read()).isEqualTo(expected);
    assertThat(held("a")).isEqualTo(1);
  }

  private void requeue(WaitingTask task) {
    stores()
        .work()
        .run(() -> {
          stores()
              .queue()
              .requeue(task.id(), task.request(), task.classification(), ISSUED, ISSUED);
          return true;
        });
  }

  @Test
  void writesInAUnitOfWorkOnly() {
    register(SomeRoles.role("a"));
    assertThatThrownBy(() -> stores().offers().issue(offer("t", "a")))
        .isInstanceOf(IllegalStateException.class);
    Offer offer = issued(offer("t", "a")).offer();
    assertThatThrownBy(() -> stores().offers().accept(offer.id(), ISSUED))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> stores().offers().end(end(offer, Offer.State.DECLINED, TaskState.QUEUED, ISSUED)))
        .isInstanceOf(IllegalStateException.class);
  }

  private OfferEnd end(Offer offer, Offer.State to, TaskState task, Instant at) {
    return new OfferEnd(offer, sequence(offer.task()), to, "Because.", task, null, List.of(), at);
  }

  private NewOffer offer(String task, String role) {
    return new NewOffer(SomeDecisions.assignment(task, role), EXPIRY, null);
  }

  private NewOffer offerAt(String task, String role, Instant at) {
    return new NewOffer(
        SomeDecisions.at(at, SomeDecisions.assignment(task, role).decision()),
        at.plusSeconds(120),
        null);
  }

  private NewOffer follow(String task, String role) {
    return new NewOffer(
        SomeDecisions.assignment(task, role), EXPIRY, (Long) sequence(new TaskId(task)));
  }

  private Issued issued(NewOffer offer) {
    return (Issued) stores().work().run(() -> stores().offers().issue(offer));
  }

  private IssueOutcome issue(NewAssignment assignment) {
    return stores()
        .work()
        .run(() -> stores().offers().issue(new NewOffer(assignment, EXPIRY, null)));
  }

  private Optional<TrackedTask> accept(Offer offer, Instant at) {
    return stores().work().run(() -> stores().offers().accept(offer.id(), at));
  }

  private Optional<TrackedTask> end(OfferEnd end) {
    return stores().work().run(() -> stores().offers().end(end));
  }

  private long sequence(TaskId task) {
    return stores().life().standing(task).orElseThrow().sequence();
  }

  private List<DispatchEvent.Type> types(String task) {
    return stores().assignments().events(new TaskId(task)).stream()
        .map(DispatchEvent::type)
        .toList();
  }

  private void assertFolds(String task) {
    TrackedTask tracked = task(task);
    DispatchHistory history =
        DispatchHistory.of(new TaskId(task), stores().assignments().events(new TaskId(task)));
    assertThat(history.state()).isEqualTo(tracked.state());
    assertThat(history.currentRole()).isEqualTo(tracked.currentRole());
    assertThat(sequence(new TaskId(task))).isEqualTo(history.events().size());
  }

  private TrackedTask task(String task) {
    return stores().assignments().find(new TaskId(task)).orElseThrow();
  }

  private void register(Role... roles) {
    stores().work().run(() -> stores().roles().add(List.of(roles)));
  }

  private void assign(NewAssignment assignment) {
    stores().work().run(() -> stores().assignments().assign(List.of(assignment)));
  }

  private int held(String role) {
    return stores().roles().find(new RoleId(role)).orElseThrow().workload().active();
  }
}
