package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.application.testing.SomeSkills;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class CachedTextsTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final DatabaseAddress NOWHERE =
      new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nothing", "nobody", "");

  private final DataSource dataSource;
  private final WatchedDataSource watched;
  private @Nullable Stores stores;

  @Inject
  CachedTextsTest(DataSource dataSource) {
    this.dataSource = dataSource;
    this.watched = new WatchedDataSource(dataSource);
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Test
  void readsAllThatIsMissingWithOneQuery() throws Exception {
    addSkill("a");
    addSkill("b");
    addProject("p");
    try (CachedTexts texts = texts(NOWHERE, NEVER)) {
      texts.start();
      watched.prepared();

      assertThat(load(texts, "a", "b", "x")).containsOnlyKeys(new SkillId("a"), new SkillId("b"));
      assertThat(watched.prepared()).hasSize(1);
      assertThat(load(texts, "b", "x", "a")).hasSize(2);
      assertThat(project(texts, "p")).isEqualTo(1);
      assertThat(watched.prepared()).hasSize(1);
      assertThat(project(texts, "p")).isEqualTo(1);
      assertThat(watched.prepared()).isEmpty();
      assertThat(texts.lastRefreshedAt()).isNotNull();
    }
  }

  @Test
  void showsItsOwnChangesAtOnce() throws Exception {
    addSkill("a");
    addProject("p");
    try (CachedTexts texts = texts(NOWHERE, NEVER)) {
      texts.start();
      assertThat(version(texts, "a")).isEqualTo(1);
      assertThat(project(texts, "p")).isEqualTo(1);
      changeSkill("a", 1);
      changeProject("p", 1);
      assertThat(version(texts, "a")).isEqualTo(1);

      texts.skills().changed(new SkillId("a"));
      texts.projects().changed(new ProjectId("p"));

      assertThat(version(texts, "a")).isEqualTo(2);
      assertThat(project(texts, "p")).isEqualTo(2);
    }
  }

  @Test
  void hearsOfTheChangesOfOthersByNotice() {
    try (CachedTexts one = texts(somewhere(), NEVER);
        CachedTexts other = texts(somewhere(), NEVER)) {
      one.start();
      other.start();
      awaitListeners(2);
      followsChangesOfSkillsAndProjects(one, other);
    }
  }

  @Test
  void seesTheChangesOfOthersWithoutAnyNotice() {
    try (CachedTexts one = texts(NOWHERE, OFTEN);
        CachedTexts other = texts(NOWHERE, OFTEN)) {
      one.start();
      other.start();
      followsChangesOfSkillsAndProjects(one, other);
    }
  }

  @Test
  void forgetsWhatWasReadBeforeItFollowedChanges() throws Exception {
    addSkill("a");
    try (CachedTexts texts = texts(NOWHERE, NEVER)) {
      assertThat(version(texts, "a")).isEqualTo(1);
      changeSkill("a", 1);

      texts.start();

      assertThat(version(texts, "a")).isEqualTo(2);
    }
  }

  @Test
  void answersWhatIsAtHandWhenTheDatabaseIsDown() throws Exception {
    addSkill("a");
    addSkill("b");
    addProject("p");
    addProject("q");
    try (CachedTexts texts = texts(NOWHERE, NEVER)) {
      texts.start();
      load(texts, "a", "x");
      project(texts, "p");

      watched.isDown(true);

      assertThat(load(texts, "a", "x")).hasSize(1);
      assertThat(project(texts, "p")).isEqualTo(1);
      assertThatExceptionOfType(SourceDownException.class)
          .isThrownBy(() -> load(texts, "a", "b"))
          .withMessageContaining("skills");
      assertThatExceptionOfType(SourceDownException.class)
          .isThrownBy(() -> project(texts, "q"))
          .withMessageContaining("projects");
      watched.isDown(false);
      assertThat(load(texts, "a", "b")).hasSize(2);
    }
  }

  @Test
  void waitsForNoConnectionLongerThanItMay() throws Exception {
    addSkill("a");
    try (CachedTexts texts = texts(NOWHERE, NEVER)) {
      texts.start();
      CountDownLatch gate = new CountDownLatch(1);
      watched.waitsFor(gate);

      assertThatExceptionOfType(SourceDownException.class)
          .isThrownBy(() -> texts.skills().load(List.of(new SkillId("a")), Duration.ofMillis(20)))
          .withMessageContaining("20 ms");

      gate.countDown();
      assertThat(version(texts, "a")).isEqualTo(1);
    }
  }

  @Test
  void readsInsideAUnitOfWorkWithoutItsConnection() {
    addSkill("a");
    try (CachedTexts texts = texts(NOWHERE, NEVER)) {
      texts.start();

      long version = stores().work().run(() -> versionUnchecked(texts, "a"));

      assertThat(version).isEqualTo(1);
    }
  }

  @Test
  void refusesToKeepAlmostNothing() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            new PersistenceAdapters(dataSource, PersistenceSettings.DEFAULT)
                .texts(NOWHERE, InstantSource.system(), 1_023))
        .withMessageContaining("1023");
  }

  private void followsChangesOfSkillsAndProjects(CachedTexts one, CachedTexts other) {
    assertThat(versionUnchecked(one, "a")).isZero();
    assertThat(projectUnchecked(other, "p")).isZero();

    addSkill("a");
    addProject("p");
    await(() -> versionUnchecked(one, "a") == 1 && versionUnchecked(other, "a") == 1);
    await(() -> projectUnchecked(one, "p") == 1 && projectUnchecked(other, "p") == 1);
    changeSkill("a", 1);
    changeProject("p", 1);
    await(() -> versionUnchecked(one, "a") == 2 && versionUnchecked(other, "a") == 2);
    await(() -> projectUnchecked(one, "p") == 2 && projectUnchecked(other, "p") == 2);
    stores().work().run(() -> stores().skills().delete(new SkillId("a"), 2, AT));
    stores().work().run(() -> stores().projects().delete(new ProjectId("p"), 2, AT));
    await(() -> versionUnchecked(one, "a") == 0 && versionUnchecked(other, "a") == 0);
    await(() -> projectUnchecked(one, "p") == 0 && projectUnchecked(other, "p") == 0);
  }

  private static Map<SkillId, Skill> load(CachedTexts texts, String... ids)
      throws SourceDownException {
    return texts.skills().load(Arrays.stream(ids).map(SkillId::new).toList(), PATIENCE);
  }

  private static long version(CachedTexts texts, String skill) throws SourceDownException {
    return load(texts, skill).values().stream().mapToLong(Skill::version).sum();
  }

  private static long project(CachedTexts texts, String project) throws SourceDownException {
    return texts.projects().load(new ProjectId(project), PATIENCE).map(Project::version).orElse(0L);
  }

  private static long versionUnchecked(CachedTexts texts, String skill) {
    try {
      return version(texts, skill);
    } catch (SourceDownException e) {
      throw new AssertionError(e);
    }
  }

  private static long projectUnchecked(CachedTexts texts, String project) {
    try {
      return project(texts, project);
    } catch (SourceDownException e) {
      throw new AssertionError(e);
    }
  }

  private void addSkill(String id) {
    stores()
        .work()
        .run(() -> stores().skills().add(new SkillId(id), SomeSkills.saying("One."), AT));
  }

  private void changeSkill(String id, long version) {
    stores()
        .work()
        .run(() ->
            stores().skills().replace(new SkillId(id), version, SomeSkills.saying("Other."), AT));
  }

  private void addProject(String id) {
    stores().work().run(() -> stores().projects().add(new ProjectId(id), "One.", AT));
  }

  private void changeProject(String id, long version) {
    stores()
        .work()
        .run(() -> stores().projects().replace(new ProjectId(id), version, "Other.", AT));
  }

  private DatabaseAddress somewhere() {
    return Tables.address(dataSource);
  }

  private CachedTexts texts(DatabaseAddress where, Duration pollInterval) {
    PersistenceSettings settings =
        new PersistenceSettings(
            PersistenceSettings.DEFAULT.unitOfWorkLimit(),
            pollInterval,
            PersistenceSettings.DEFAULT.pollOverlap());
    return new PersistenceAdapters(watched.dataSource(), settings)
        .texts(where, InstantSource.system(), CachedTexts.USUAL_CHARACTERS);
  }

  private void awaitListeners(int count) {
    await(() ->
        Tables.number(
                dataSource,
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE application_name = 'role-dispatcher-listener'
                   AND query = 'LISTEN dispatcher_texts' AND state = 'idle'\
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
