package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.queue.RestPolicy;
import dev.roledispatcher.domain.queue.RestPolicy.Rest;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.PresenceGauge;
import dev.roledispatcher.domain.selection.RoleIndex;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class CachedRoleDirectoryTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final DatabaseAddress NOWHERE =
      new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nothing", "nobody", "");

  private final List<RoleIndex> heard = new CopyOnWriteArrayList<>();
  private final DataSource dataSource;
  private @Nullable Stores stores;

  @Inject
  CachedRoleDirectoryTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Test
  void knowsAllRolesAndLoadsFromTheStart() {
    add(SomeRoles.role("a"), SomeRoles.role("b"));
    delete("b");
    assign("t1", "a");
    stores().statistics().fold();
    assign("t2", "a");

    try (CachedRoleDirectory directory = directory(NOWHERE, NEVER)) {
      directory.start();

      assertThat(directory.index().size()).isEqualTo(1);
      assertThat(active(directory, "a")).isEqualTo(2);
      assertThat(directory.lastRefreshedAt()).isNotNull();
    }
  }

  @Test
  void showsItsOwnChangesAtOnce() {
    try (CachedRoleDirectory directory = directory(NOWHERE, NEVER)) {
      directory.start();

      directory.changed(SomeRoles.role("a"));
      assertThat(directory.index().find(new RoleId("a"))).isPresent();
      directory.moved(new RoleId("a"), null, CapacityNeed.ONE, SomeDecisions.DECIDED);
      assertThat(active(directory, "a")).isEqualTo(1);
      directory.removed(new RoleId("a"));
      assertThat(directory.index().find(new RoleId("a"))).isEmpty();
    }
  }

  @Test
  void hearsOfSignsOfLifeThatOthersWereGiven() {
    RoleId role = new RoleId("a");
    add(SomeRoles.role("a"));
    try (CachedRoleDirectory directory = directory(NOWHERE, OFTEN)) {
      directory.start();
      assertThat(signs(directory).lastSeenAt()).isNull();

      seen(role, SomeDecisions.DECIDED);
      await(() -> SomeDecisions.DECIDED.equals(signs(directory).lastSeenAt()));
      seen(role, SomeDecisions.DECIDED.plusSeconds(60));
      await(() -> SomeDecisions.DECIDED.plusSeconds(60).equals(signs(directory).lastSeenAt()));
    }
  }

  @Test
  void hearsOfRestsThatOthersCameToKnowOf() {
    RoleId role = new RoleId("a");
    add(SomeRoles.role("a"));
    Tables.execute(
        dataSource,
        "INSERT INTO role_offer_record (role_id, missed, last_at) VALUES ('a', 3, '2026-03-02 09:00Z')");
    try (CachedRoleDirectory directory = directory(NOWHERE, OFTEN)) {
      directory.start();
      Rest rest = requireNonNull(signs(directory).rest());
      assertThat(rest.until()).isEqualTo(Instant.parse("2026-03-02T09:10:00Z"));

      seen(role, SomeDecisions.DECIDED);
      await(() -> signs(directory).rest() == null);
      Tables.execute(
          dataSource,
          "UPDATE role_offer_record SET missed = 3, changed_at = clock_timestamp() WHERE role_id = 'a'");
      await(() -> signs(directory).rest() != null);
      directory.missed(role, MissedOffers.NONE);
    }
  }

  private static PresenceGauge signs(CachedRoleDirectory directory) {
    return directory.index().find(new RoleId("a")).orElseThrow().signs();
  }

  private void seen(RoleId role, Instant at) {
    stores()
        .work()
        .run(() -> {
          stores().presence().seen(role, at, Duration.ofSeconds(1));
          return true;
        });
  }

  @Test
  void hearsOfTheChangesOfOthersByNotice() {
    try (CachedRoleDirectory one = directory(somewhere(), NEVER);
        CachedRoleDirectory other = directory(somewhere(), NEVER)) {
      one.start();
      other.start();
      awaitListeners(2);

      add(SomeRoles.role("a", "x"));
      await(() -> version(one, "a") == 1 && version(other, "a") == 1);
      change("a", 1);
      await(() -> version(one, "a") == 2 && version(other, "a") == 2);
      delete("a");
      await(() -> version(one, "a") == 0 && version(other, "a") == 0);
      add(SomeRoles.role("a", "y"));
      await(() -> version(one, "a") == 4 && version(other, "a") == 4);
      add(IntStream.range(0, 300).mapToObj(i -> SomeRoles.role("r" + i)).toArray(Role[]::new));
      await(() -> one.index().size() == 301 && other.index().size() == 301);
    }
  }

  @Test
  void seesTheChangesOfOthersWithoutAnyNotice() {
    try (CachedRoleDirectory directory = directory(NOWHERE, OFTEN)) {
      directory.start();

      add(SomeRoles.role("a"));
      await(() -> version(directory, "a") == 1);
      change("a", 1);
      await(() -> version(directory, "a") == 2);
      delete("a");
      await(() -> version(directory, "a") == 0);
    }
  }

  @Test
  void listensAgainAfterItsConnectionBroke() {
    try (CachedRoleDirectory directory = directory(somewhere(), NEVER)) {
      directory.start();
      awaitListeners(1);
      Tables.column(
          dataSource,
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'role-dispatcher-listener'\
          """);

      add(SomeRoles.role("a"));

      await(() -> version(directory, "a") == 1);
    }
  }

  @Test
  void seesTheLoadsThatOthersCause() {
    add(SomeRoles.role("a"), SomeRoles.role("b"));
    try (CachedRoleDirectory directory = directory(NOWHERE, OFTEN)) {
      directory.start();

      assign("t1", "a");
      assign("t2", "a");
      await(() -> active(directory, "a") == 2);
      stores().statistics().fold();
      assign("t3", "b");
      await(() -> active(directory, "b") == 1);

      assertThat(active(directory, "a")).isEqualTo(2);
      assertThat(workloadOf(directory, "a").load().lastAssignedAt())
          .isEqualTo(SomeDecisions.DECIDED);
    }
  }

  @Test
  void countsItsOwnMovesOnceInTheEnd() {
    add(SomeRoles.role("a"), SomeRoles.role("b"));
    try (CachedRoleDirectory directory = directory(NOWHERE, OFTEN)) {
      directory.start();

      assign("t1", "a");
      directory.moved(new RoleId("a"), null, CapacityNeed.ONE, SomeDecisions.DECIDED);
      directory.moved(new RoleId("b"), null, CapacityNeed.ONE, SomeDecisions.DECIDED);
      awaitTwoMoreLooks(directory);

      assertThat(active(directory, "a")).isEqualTo(1);
      assertThat(active(directory, "b")).isZero();
    }
  }

  @Test
  void keepsPasswordsOutOfItsText() {
    assertThat(new DatabaseAddress("jdbc:postgresql:x?password=secret", "user", "secret"))
        .hasToString("DatabaseAddress[user]");
  }

  @Test
  void tellsItsAudienceOfEveryIndexThatDiffers() {
    try (CachedRoleDirectory directory = directory(NOWHERE, NEVER)) {
      directory.start();
      directory.changed(SomeRoles.role("a"));
      directory.moved(new RoleId("a"), null, CapacityNeed.ONE, SomeDecisions.DECIDED);
      directory.removed(new RoleId("a"));

      assertThat(heard.stream().map(RoleIndex::size)).containsExactly(1, 0);
      assertThat(heard.getLast()).isSameAs(directory.index());
    }
  }

  private DatabaseAddress somewhere() {
    return Tables.address(dataSource);
  }

  private CachedRoleDirectory directory(DatabaseAddress where, Duration pollInterval) {
    PersistenceSettings settings =
        new PersistenceSettings(
            PersistenceSettings.DEFAULT.unitOfWorkLimit(),
            pollInterval,
            PersistenceSettings.DEFAULT.pollOverlap());
    return new PersistenceAdapters(dataSource, settings)
        .roleDirectory(where, InstantSource.system(), heard::add, RestPolicy.DEFAULT);
  }

  private void awaitListeners(int count) {
    await(() ->
        Tables.number(
                dataSource,
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE application_name = 'role-dispatcher-listener'
                   AND query LIKE 'LISTEN%' AND state = 'idle'\
                """)
            >= count);
  }

  private static void awaitTwoMoreLooks(CachedRoleDirectory directory) {
    for (int i = 0; i < 2; i++) {
      Instant before = directory.lastRefreshedAt();
      await(() -> !requireNonNull(directory.lastRefreshedAt()).equals(before));
    }
  }

  /// Waits until it is so; fails when it is not after a time that no sound machine needs.
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("patience").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static long version(CachedRoleDirectory directory, String role) {
    return directory
        .index()
        .find(new RoleId(role))
        .map(IndexedRole::role)
        .map(Role::version)
        .orElse(0L);
  }

  private static int active(CachedRoleDirectory directory, String role) {
    return workloadOf(directory, role).load().active();
  }

  private static IndexedRole workloadOf(CachedRoleDirectory directory, String role) {
    return directory.index().find(new RoleId(role)).orElseThrow();
  }

  private Stores stores() {
    return requireNonNull(stores);
  }

  private void add(Role... roles) {
    stores().work().run(() -> stores().roles().add(List.of(roles)));
  }

  private void change(String role, long version) {
    stores()
        .work()
        .run(() ->
            stores()
                .roles()
                .replace(
                    new RoleId(role),
                    version,
                    SomeRoles.role(role, "changed").profile(),
                    SomeDecisions.DECIDED));
  }

  private void delete(String role) {
    long version = stores().roles().find(new RoleId(role)).orElseThrow().role().version();
    stores()
        .work()
        .run(() -> stores().roles().delete(new RoleId(role), version, SomeDecisions.DECIDED));
  }

  private void assign(String task, String role) {
    stores()
        .work()
        .run(() -> stores().assignments().assign(List.of(SomeDecisions.assignment(task, role))));
  }
}
