package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.application.port.out.OfferStore.OfferEnd;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of signs of life must do.
public abstract class PresenceStoreContract {

  private static final RoleId A = new RoleId("a");
  private static final Instant AT = SomeDecisions.DECIDED;
  private static final Duration EVERY = Duration.ofMinutes(1);

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void knowsWhenARoleWasLastSeen() {
    assertThat(stores().presence().lastSeen(A)).isEmpty();

    seen(AT);

    assertThat(stores().presence().lastSeen(A)).contains(AT);
    assertThat(stores().presence().lastSeen(new RoleId("b"))).isEmpty();
  }

  @Test
  void notesOneSignOfLifeInAWhile() {
    seen(AT);

    seen(AT.plus(EVERY).minusMillis(1));
    assertThat(stores().presence().lastSeen(A)).contains(AT);
    seen(AT.plus(EVERY));
    assertThat(stores().presence().lastSeen(A)).contains(AT.plus(EVERY));
    seen(AT);

    assertThat(stores().presence().lastSeen(A)).contains(AT.plus(EVERY));
  }

  @Test
  void forgetsWhatARoleMissedWhenItIsSeenAlsoWhenThatIsNotNoted() {
    seen(AT);
    miss("t1");

    seen(AT);

    assertThat(stores().offers().missed(A)).isEqualTo(MissedOffers.NONE);
  }

  @Test
  void forgetsWhatARoleMissedWhenItIsForgiven() {
    miss("t1");
    miss("t2");
    assertThat(stores().offers().missed(A).inARow()).isEqualTo(2);

    forgive();
    forgive();

    assertThat(stores().offers().missed(A)).isEqualTo(MissedOffers.NONE);
    miss("t3");
    assertThat(stores().offers().missed(A).inARow()).isEqualTo(1);
  }

  @Test
  void forgetsARoleThatIsDeleted() {
    stores().work().run(() -> stores().roles().add(List.of(SomeRoles.role("a"))));
    seen(AT);

    stores().work().run(() -> stores().roles().delete(A, 1, AT));

    assertThat(stores().presence().lastSeen(A)).isEmpty();
  }

  @Test
  void writesInAUnitOfWorkOnly() {
    assertThatThrownBy(() -> stores().presence().seen(A, AT, EVERY))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> stores().presence().forgive(A))
        .isInstanceOf(IllegalStateException.class);
  }

  private void seen(Instant at) {
    stores()
        .work()
        .run(() -> {
          stores().presence().seen(A, at, EVERY);
          return true;
        });
  }

  private void forgive() {
    stores()
        .work()
        .run(() -> {
          stores().presence().forgive(A);
          return true;
        });
  }

  private void miss(String task) {
    stores().work().run(() -> stores().roles().add(List.of(SomeRoles.role("a"))));
    Instant expiry = AT.plusSeconds(60);
    NewOffer offer = new NewOffer(SomeDecisions.assignment(task, "a"), expiry, null);
    stores().work().run(() -> stores().offers().issue(offer));
    Offer issued = stores().offers().openOf(new TaskId(task)).getFirst();
    long sequence = stores().life().standing(new TaskId(task)).orElseThrow().sequence();
    stores()
        .work()
        .run(() ->
            stores()
                .offers()
                .end(
                    new OfferEnd(
                        issued,
                        sequence,
                        Offer.State.EXPIRED,
                        null,
                        TaskState.QUEUED,
                        null,
                        List.of(),
                        expiry)));
  }
}
