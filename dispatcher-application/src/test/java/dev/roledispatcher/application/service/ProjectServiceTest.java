package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.Expectation;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.testing.InMemoryProjectSource;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProjectServiceTest {

  private static final ProjectId A = new ProjectId("a");
  private static final Expectation ANYTHING = new Expectation.Anything();

  private final Stores stores = Stores.inMemory();
  private final InMemoryProjectSource source = new InMemoryProjectSource(stores.projects());
  private final SetClock clock = new SetClock();

  /// What others do just before each unit of work of the service, first to last.
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();

  private int writes;

  private final ProjectService projects =
      new ProjectService(stores.projects(), source, new Disturbed(), clock);

  @Test
  void makesReplacesAndDeletesAProject() {
    Put<Project> made = projects.put(A, "One.", new Expectation.Absent());
    clock.advance(Duration.ofHours(1));
    Put<Project> changed = projects.put(A, "Other.", new Expectation.Version(1));

    assertThat(made)
        .isEqualTo(
            new Put<>(
                new Project(A, "One.", 1, SetClock.START, SetClock.START), Put.Change.CREATED));
    assertThat(changed)
        .isEqualTo(
            new Put<>(
                new Project(A, "Other.", 2, SetClock.START, clock.instant()), Put.Change.CHANGED));
    assertThat(projects.project(A)).isEqualTo(changed.value());
    assertThat(projects.projects(new PageRequest(10, null)).items())
        .containsExactly(changed.value());
    projects.delete(A, OptionalLong.of(2));
    assertThat(projects.projects(new PageRequest(10, null)).items()).isEmpty();
    assertThat(source.told()).containsExactly(A, A, A);
  }

  @Test
  void writesNothingWhenTheSameIsSaidAgain() {
    Project made = projects.put(A, "One.", ANYTHING).value();
    int before = writes;

    assertThat(projects.put(A, "One.", new Expectation.Present()))
        .isEqualTo(new Put<>(made, Put.Change.UNCHANGED));
    assertThat(writes).isEqualTo(before);
    assertThat(source.told()).containsExactly(A);
  }

  @Test
  void refusesWhatIsNotAsExpected() {
    Rejection unknown = new Rejection.UnknownProject(A);
    assertThat(rejectionOf(() -> projects.put(A, "One.", new Expectation.Present())))
        .isEqualTo(unknown);
    assertThat(rejectionOf(() -> projects.put(A, "One.", new Expectation.Version(1))))
        .isEqualTo(unknown);
    assertThat(rejectionOf(() -> projects.project(A))).isEqualTo(unknown);
    assertThat(rejectionOf(() -> projects.delete(A, OptionalLong.empty()))).isEqualTo(unknown);
    projects.put(A, "One.", ANYTHING);

    assertThat(rejectionOf(() -> projects.put(A, "One.", new Expectation.Absent())))
        .isEqualTo(new Rejection.ProjectExists(A));
    assertThat(rejectionOf(() -> projects.put(A, "Other.", new Expectation.Version(2))))
        .isEqualTo(new Rejection.StaleProject(A, 2, 1));
    assertThat(rejectionOf(() -> projects.delete(A, OptionalLong.of(2))))
        .isEqualTo(new Rejection.StaleProject(A, 2, 1));
  }

  @Test
  void triesAgainWhenSomebodyElseWasFaster() {
    meanwhile.add(() -> stores.projects().add(A, "One.", clock.instant()));
    meanwhile.add(() -> stores.projects().replace(A, 1, "Other.", clock.instant()));

    assertThat(projects.put(A, "Third.", ANYTHING).value().version()).isEqualTo(3);

    meanwhile.add(() -> stores.projects().replace(A, 3, "Other.", clock.instant()));
    projects.delete(A, OptionalLong.empty());
    assertThat(stores.projects().find(A)).isEmpty();
  }

  @Test
  void givesUpWhenOthersAreAlwaysFaster() {
    projects.put(A, "One.", ANYTHING);
    for (long i = 1; i <= OptimisticChange.MOST_TRIES; i++) {
      long version = i;
      meanwhile.add(
          () -> stores.projects().replace(A, version, "Text " + version, clock.instant()));
    }

    assertThat(rejectionOf(() -> projects.put(A, "Third.", ANYTHING)))
        .isEqualTo(new Rejection.StaleProject(A, 100, 101));
  }

  private static Rejection rejectionOf(ThrowingCallable call) {
    return catchThrowableOfType(RejectedException.class, call).rejection();
  }

  /// The transactions of the stores, before which others may do something.
  private final class Disturbed implements UnitOfWork {

    @Override
    public <T> T run(Supplier<T> work) {
      writes++;
      Runnable first = meanwhile.poll();
      if (first != null) {
        stores
            .work()
            .run(() -> {
              first.run();
              return writes;
            });
      }
      return stores.work().run(work);
    }
  }
}
