package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.testing.SomeRules;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.task.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class CachedRuleDirectoryTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final RuleId A = new RuleId("a");
  private static final RuleDefinition PAY =
      SomeRules.onWords(TaskClassification.HUMAN_PRIMARY, "pay");
  private static final RuleDefinition BUY = SomeRules.onWords(TaskClassification.AI_PRIMARY, "buy");
  private static final DatabaseAddress NOWHERE =
      new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nothing", "nobody", "");

  private final DataSource dataSource;
  private @Nullable Stores stores;

  @Inject
  CachedRuleDirectoryTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Test
  void knowsTheEnabledRulesFromTheStart() {
    add("a", PAY);
    add("b", SomeRules.enabled(BUY, false));
    add("c", BUY);
    delete("c", 1);

    try (CachedRuleDirectory directory = directory(NOWHERE, NEVER)) {
      directory.start();

      assertThat(directory.rules().size()).isEqualTo(1);
      assertThat(version(directory, "pay")).isEqualTo(1);
      assertThat(directory.lastRefreshedAt()).isNotNull();
    }
  }

  @Test
  void showsItsOwnChangesAtOnceAndNeverAnOlderOne() {
    try (CachedRuleDirectory directory = directory(NOWHERE, NEVER)) {
      directory.start();

      directory.changed(SomeRules.rule("a", 2, PAY));
      assertThat(version(directory, "pay")).isEqualTo(2);
      directory.changed(SomeRules.rule("a", 1, BUY));
      assertThat(version(directory, "buy")).isZero();
      directory.removed(A, 3);
      assertThat(directory.rules().size()).isZero();
      directory.changed(SomeRules.rule("a", 2, PAY));
      assertThat(directory.rules().size()).isZero();
    }
  }

  @Test
  void hearsOfTheRulesOfOthersByNotice() {
    try (CachedRuleDirectory one = directory(somewhere(), NEVER);
        CachedRuleDirectory other = directory(somewhere(), NEVER)) {
      one.start();
      other.start();
      awaitListeners(2);

      add("a", PAY);
      await(() -> version(one, "pay") == 1 && version(other, "pay") == 1);
      replace("a", 1, BUY);
      await(() -> version(one, "buy") == 2 && version(other, "buy") == 2);
      assertThat(version(one, "pay") + version(other, "pay")).isZero();
      delete("a", 2);
      await(() -> one.rules().size() == 0 && other.rules().size() == 0);
      add("a", PAY);
      await(() -> version(one, "pay") == 4 && version(other, "pay") == 4);
    }
  }

  @Test
  void seesTheRulesOfOthersWithoutAnyNotice() {
    try (CachedRuleDirectory directory = directory(NOWHERE, OFTEN)) {
      directory.start();

      add("a", PAY);
      await(() -> version(directory, "pay") == 1);
      replace("a", 1, SomeRules.enabled(PAY, false));
      await(() -> version(directory, "pay") == 0);
      replace("a", 2, PAY);
      await(() -> version(directory, "pay") == 3);
      delete("a", 3);
      await(() -> version(directory, "pay") == 0);
    }
  }

  private static long version(CachedRuleDirectory directory, String word) {
    return directory
        .rules()
        .classify(SomeTasks.task("t", "Please " + word + " it.", Priority.LOW))
        .map(Classification::rule)
        .map(RuleMatch::version)
        .orElse(0L);
  }

  private void add(String id, RuleDefinition definition) {
    stores().work().run(() -> stores().rules().add(new RuleId(id), definition, AT));
  }

  private void replace(String id, long version, RuleDefinition definition) {
    stores().work().run(() -> stores().rules().replace(new RuleId(id), version, definition, AT));
  }

  private void delete(String id, long version) {
    stores().work().run(() -> stores().rules().delete(new RuleId(id), version, AT));
  }

  private DatabaseAddress somewhere() {
    return Tables.address(dataSource);
  }

  private CachedRuleDirectory directory(DatabaseAddress where, Duration pollInterval) {
    PersistenceSettings settings =
        new PersistenceSettings(
            PersistenceSettings.DEFAULT.unitOfWorkLimit(),
            pollInterval,
            PersistenceSettings.DEFAULT.pollOverlap());
    return new PersistenceAdapters(dataSource, settings)
        .ruleDirectory(where, InstantSource.system());
  }

  private void awaitListeners(int count) {
    await(() ->
        Tables.number(
                dataSource,
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE application_name = 'role-dispatcher-listener'
                   AND query = 'LISTEN dispatcher_rules' AND state = 'idle'\
                """)
            >= count);
  }

  /// Waits until it is so; fails when it is not after a time that no sound machine needs.
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("patience").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private Stores stores() {
    return requireNonNull(stores);
  }
}
