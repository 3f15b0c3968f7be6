package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.ManageRoles.NewRole;
import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.ManageRoles.Registration;
import dev.roledispatcher.application.port.in.ManageRoles.RegistryStats;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.RoleVersion;
import dev.roledispatcher.domain.role.RoleVersion.Change;
import dev.roledispatcher.domain.role.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RoleServiceTest {

  private static final RoleId A = new RoleId("a");
  private static final RoleProfile PROFILE = SomeRoles.role("a", "x").profile();

  @Test
  void registersARoleThatGetsTasksAtOnce() {
    Rig rig = Rig.of();

    RegisteredRole registered = rig.roles.register(A, PROFILE, Receipt.none());

    assertThat(registered.role().id()).isEqualTo(A);
    assertThat(registered.role().version()).isEqualTo(1);
    assertThat(registered.role().createdAt()).isEqualTo(SetClock.START);
    assertThat(registered.workload()).isEqualTo(new Workload(0, null, null));
    assertThat(rig.roles.role(A)).isEqualTo(registered);
    assertThat(Rig.roleOf(rig.dispatch(SomeTasks.task("t", "x")))).isEqualTo("a");
  }

  @Test
  void makesAnIdForARoleWithoutOne() {
    assertThat(Rig.of().roles.register(null, PROFILE, Receipt.none()).role().id())
        .isEqualTo(new RoleId("role-1"));
  }

  @Test
  void refusesAnIdThatIsTaken() {
    Rig rig = Rig.of(SomeRoles.role("a"));

    assertThat(failureOf(() -> rig.roles.register(A, PROFILE, Receipt.none())))
        .isEqualTo(new DispatchFailure.RoleExists(A));
    assertThat(rig.roles.role(A).role()).isEqualTo(SomeRoles.role("a"));
  }

  @Test
  void registersManyAndFailsDuplicatesAlone() {
    Rig rig = Rig.of(SomeRoles.role("taken"));

    List<Registration> outcomes =
        rig.roles.registerAll(
            List.of(
                new NewRole(new RoleId("b"), PROFILE),
                new NewRole(new RoleId("taken"), PROFILE),
                new NewRole(new RoleId("b"), SomeRoles.named(PROFILE, "second")),
                new NewRole(null, PROFILE)),
            Receipt.none());

    assertThat(outcomes)
        .extracting(RoleServiceTest::shown)
        .containsExactly("b", "E13002", "E13002", "role-1");
    assertThat(rig.roles.role(new RoleId("b")).role().profile()).isEqualTo(PROFILE);
    assertThat(rig.directory.index().size()).isEqualTo(3);
  }

  @Test
  void changesARoleAndRaisesItsVersion() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(SomeTasks.task("t", "x"));
    rig.clock.advance(Duration.ofHours(1));

    RegisteredRole changed =
        change(rig, OptionalLong.of(1), profile -> SomeRoles.limited(profile, 4));

    assertThat(changed.role().version()).isEqualTo(2);
    assertThat(changed.role().updatedAt()).isEqualTo(rig.clock.instant());
    assertThat(changed.role().createdAt()).isEqualTo(SomeRoles.REGISTERED);
    assertThat(changed.workload()).isEqualTo(new Workload(1, 4, SetClock.START));
    assertThat(rig.directory.index().find(A).orElseThrow().role()).isEqualTo(changed.role());
    assertThat(rig.believedLoad("a")).isEqualTo(1);
  }

  @Test
  void leavesTheVersionAloneWhenNothingChanges() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));

    RegisteredRole same = change(rig, OptionalLong.empty(), profile -> profile.withActive(true));

    assertThat(same.role()).isEqualTo(SomeRoles.role("a", "x"));
    assertThat(rig.roles.role(A).role().version()).isEqualTo(1);
  }

  @Test
  void refusesToChangeAnotherVersionThanExpected() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    change(rig, OptionalLong.empty(), profile -> profile.withActive(false));

    assertThat(
            rejectionOf(() -> change(rig, OptionalLong.of(1), profile -> profile.withActive(true))))
        .isEqualTo(new Rejection.StaleRole(A, 1, 2));
    assertThat(rejectionOf(() -> rig.roles.delete(A, OptionalLong.of(1))))
        .isEqualTo(new Rejection.StaleRole(A, 1, 2));
  }

  @Test
  void makesAChangeAnewWhenSomebodyElseWasFaster() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    int[] calls = {0};

    RegisteredRole changed =
        change(
            rig,
            OptionalLong.empty(),
            profile -> {
              if (calls[0]++ == 0) {
                rig.elsewhereChanged("a", other -> SomeRoles.named(other, "Theirs"));
              }
              return SomeRoles.limited(profile, 7);
            });

    assertThat(calls[0]).isEqualTo(2);
    assertThat(changed.role().version()).isEqualTo(3);
    assertThat(changed.role().profile().name()).isEqualTo("Theirs");
    assertThat(changed.role().profile().constraints().capacity()).hasValue(7);
  }

  @Test
  void doesNotOverwriteAFasterChangeWhenAVersionIsExpected() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));

    assertThat(
            rejectionOf(() ->
                change(
                    rig,
                    OptionalLong.of(1),
                    profile -> {
                      rig.elsewhereChanged("a", other -> SomeRoles.named(other, "Theirs"));
                      return SomeRoles.limited(profile, 7);
                    })))
        .isEqualTo(new Rejection.StaleRole(A, 1, 2));
  }

  @Test
  void givesUpOnARoleThatNeverStandsStill() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    int[] calls = {0};

    assertThat(
            rejectionOf(() ->
                change(
                    rig,
                    OptionalLong.empty(),
                    profile -> {
                      String name = "Theirs " + calls[0]++;
                      rig.elsewhereChanged("a", other -> SomeRoles.named(other, name));
                      return SomeRoles.limited(profile, 7);
                    })))
        .isEqualTo(new Rejection.StaleRole(A, 100, 101));
    assertThat(calls[0]).isEqualTo(100);
  }

  @Test
  void deletesARoleThatHoldsNothing() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));

    rig.roles.delete(A, OptionalLong.of(1));

    assertThat(failureOf(() -> rig.roles.role(A))).isEqualTo(new DispatchFailure.RoleNotFound(A));
    assertThat(rig.directory.index().find(A)).isEmpty();
  }

  @Test
  void refusesToDeleteARoleThatHoldsTasks() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(SomeTasks.task("t", "x"));

    assertThat(rejectionOf(() -> rig.roles.delete(A, OptionalLong.empty())))
        .isEqualTo(new Rejection.RoleHoldsTasks(A, 1));

    rig.cancel("t");
    rig.roles.delete(A, OptionalLong.empty());

    assertThat(rig.directory.index().size()).isZero();
  }

  @Test
  void registersADeletedIdAgainWithALaterVersion() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.roles.delete(A, OptionalLong.empty());

    RegisteredRole again = rig.roles.register(A, PROFILE, Receipt.none());

    assertThat(again.role().version()).isGreaterThan(1);
    assertThat(rig.directory.index().find(A)).isPresent();
  }

  @Test
  void doesNotFindWhatIsNotThere() {
    Rig rig = Rig.of();

    assertThat(failureOf(() -> rig.roles.role(A))).isEqualTo(new DispatchFailure.RoleNotFound(A));
    assertThat(failureOf(() -> change(rig, OptionalLong.of(1), profile -> profile)))
        .isEqualTo(new DispatchFailure.RoleNotFound(A));
    assertThat(failureOf(() -> rig.roles.delete(A, OptionalLong.empty())))
        .isEqualTo(new DispatchFailure.RoleNotFound(A));
  }

  @Test
  void countsTheRegistry() {
    Rig rig =
        Rig.of(
            SomeRoles.ofType(RoleType.AI_PRIMARY, "a", "x", "y"),
            SomeRoles.ofType(RoleType.AI_PRIMARY, "b", "y"),
            SomeRoles.inactive("c"));

    RegistryStats stats = rig.roles.stats();

    assertThat(stats)
        .isEqualTo(
            new RegistryStats(
                3,
                2,
                Map.of(RoleType.AI_PRIMARY, 2, RoleType.HUMAN_PRIMARY, 0, RoleType.HYBRID, 1),
                Map.of(new CapabilityName("x"), 1, new CapabilityName("y"), 2)));
    assertThat(
            rig.roles
                .roles(new RoleFilter(null, null, null, true), new PageRequest(10, null))
                .items())
        .hasSize(2);
  }

  @Test
  void tellsTheVersionsOfARoleAlsoWhenItIsGone() {
    Rig rig = Rig.of();
    rig.roles.register(A, PROFILE, Receipt.none());
    change(rig, OptionalLong.empty(), profile -> profile.withActive(false));
    rig.roles.delete(A, OptionalLong.empty());

    assertThat(rig.roles.versions(A, new PageRequest(10, null)).items())
        .extracting(RoleVersion::change)
        .containsExactly(Change.DELETED, Change.CHANGED, Change.CREATED);
    RoleId nobody = new RoleId("nobody");
    assertThat(failureOf(() -> rig.roles.versions(nobody, new PageRequest(10, null))))
        .isEqualTo(new DispatchFailure.RoleNotFound(nobody));
  }

  @Test
  void keepsItsAnswersTogetherWithItsEffects() {
    Rig rig = Rig.of();
    Receipt<RegisteredRole> one = rig.receipt("key-0001", role -> role.role().id().value());
    Receipt<List<Registration>> many = rig.receipt("key-0002", list -> "" + list.size());
    Receipt<RegisteredRole> changed = rig.receipt("key-0003", role -> "" + role.role().version());

    rig.roles.register(A, PROFILE, one);
    rig.roles.registerAll(List.of(new NewRole(A, PROFILE)), many);
    rig.roles.change(A, OptionalLong.empty(), profile -> profile.withActive(false), changed);

    assertThat(rig.reservation("key-0001")).isEqualTo(answered("a"));
    assertThat(rig.reservation("key-0002")).isEqualTo(answered("1"));
    assertThat(rig.reservation("key-0003")).isEqualTo(answered("2"));
  }

  @Test
  void doesNotTellOfARoleWhoseRegistrationWasTakenBack() {
    Rig rig = Rig.of();
    Receipt<RegisteredRole> broken =
        rig.receipt(
            "key-0001",
            role -> {
              throw new IllegalStateException("cannot render");
            });

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> rig.roles.register(A, PROFILE, broken));
    assertThat(rig.directory.index().size()).isZero();
    assertThat(failureOf(() -> rig.roles.role(A))).isEqualTo(new DispatchFailure.RoleNotFound(A));
  }

  private static Reservation answered(String body) {
    return new Reservation.Answered(new Receipt.StoredAnswer(200, null, null, body));
  }

  private static RegisteredRole change(
      Rig rig, OptionalLong expected, UnaryOperator<RoleProfile> change) {
    return rig.roles.change(A, expected, change, Receipt.none());
  }

  private static String shown(Registration registration) {
    return switch (registration) {
      case Registration.Registered registered -> registered.role().role().id().value();
      case Registration.Failed failed -> failed.failure().code().name();
    };
  }

  private static DispatchFailure failureOf(ThrowingCallable call) {
    return catchThrowableOfType(DispatchException.class, call).failure();
  }

  private static Rejection rejectionOf(ThrowingCallable call) {
    return catchThrowableOfType(RejectedException.class, call).rejection();
  }
}
