package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.out.LearningStore.Material;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.AnchorShares;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.learning.StudyResult;
import dev.roledispatcher.domain.learning.TaughtLesson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class CachedLessonDirectoryTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final PluginRef ML = new PluginRef("ml", "1.0.0");
  private static final DatabaseAddress NOWHERE =
      new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nothing", "nobody", "");

  private final DataSource dataSource;
  private final List<List<TaughtLesson>> told = new CopyOnWriteArrayList<>();
  private @Nullable Stores stores;

  @Inject
  CachedLessonDirectoryTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Test
  void tellsOfTheActiveLessonAtTheStartAndOnlyOnce() {
    Lesson lesson = learn(1);

    try (CachedLessonDirectory directory = directory(NOWHERE, NEVER)) {
      directory.start();
      directory.changed();

      assertThat(told).containsExactly(List.of(taught(lesson, 1)));
    }
  }

  @Test
  void tellsAtOnceWhatThisInstanceChanged() {
    try (CachedLessonDirectory directory = directory(NOWHERE, NEVER)) {
      directory.start();

      Lesson lesson = learn(1);
      directory.changed();
      rollBack();
      directory.changed();

      assertThat(told).containsExactly(List.of(), List.of(taught(lesson, 1)), List.of());
    }
  }

  @Test
  void hearsOfTheLessonsOfOthersByNotice() {
    try (CachedLessonDirectory directory = directory(Tables.address(dataSource), NEVER)) {
      directory.start();
      await(this::isListening);

      Lesson lesson = learn(1);
      await(() -> told.getLast().equals(List.of(taught(lesson, 1))));
      rollBack();
      await(() -> told.getLast().isEmpty());
    }
  }

  @Test
  void seesTheLessonsOfOthersWithoutAnyNotice() {
    try (CachedLessonDirectory directory = directory(NOWHERE, OFTEN)) {
      directory.start();

      Lesson lesson = learn(1);
      await(() -> told.getLast().equals(List.of(taught(lesson, 1))));
    }
  }

  @Test
  void letsOnlyOneInstanceStudy() throws InterruptedException {
    CountDownLatch studying = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    AtomicBoolean alone = new AtomicBoolean();
    Thread other =
        Thread.ofVirtual()
            .start(() ->
                stores()
                    .work()
                    .run(() -> {
                      alone.set(stores().learning().tryToStudyAlone());
                      studying.countDown();
                      try {
                        enough.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return alone;
                    }));
    studying.await();

    boolean both = stores().work().run(() -> stores().learning().tryToStudyAlone());
    enough.countDown();
    other.join();
    boolean afterwards = stores().work().run(() -> stores().learning().tryToStudyAlone());

    assertThat(List.of(alone.get(), both, afterwards)).containsExactly(true, false, true);
  }

  private Lesson learn(int what) {
    return stores()
        .work()
        .run(() ->
            stores()
                .learning()
                .add(
                    ML,
                    new Material(List.of(), 0),
                    new StudyResult.Accepted(
                        state(what), 0, new AnchorShares(0.9, 0.9), "Learned."),
                    AT));
  }

  private void rollBack() {
    stores().work().run(() -> stores().learning().rollBack(OptionalLong.of(0), AT));
  }

  private static TaughtLesson taught(Lesson lesson, int what) {
    return new TaughtLesson(lesson.number(), ML, state(what));
  }

  private static LearnedState state(int what) {
    return new LearnedState(new byte[] {(byte) what});
  }

  private CachedLessonDirectory directory(DatabaseAddress where, Duration pollInterval) {
    PersistenceSettings settings =
        new PersistenceSettings(
            PersistenceSettings.DEFAULT.unitOfWorkLimit(),
            pollInterval,
            PersistenceSettings.DEFAULT.pollOverlap());
    return new PersistenceAdapters(dataSource, settings)
        .lessonDirectory(where, InstantSource.system(), told::add);
  }

  private boolean isListening() {
    return Tables.number(
            dataSource,
            """
            SELECT count(*) FROM pg_stat_activity
             WHERE application_name = 'role-dispatcher-listener'
               AND query = 'LISTEN dispatcher_lessons' AND state = 'idle'\
            """)
        >= 1;
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
