package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.Expectation;
import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.in.ManageSkills.SkillFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.testing.InMemorySkillSource;
import dev.roledispatcher.application.testing.SomeSkills;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import dev.roledispatcher.domain.skill.SkillVersion.Change;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SkillServiceTest {

  private static final SkillId A = new SkillId("a");
  private static final SkillContent ONE = SomeSkills.saying("One.", "x");
  private static final SkillContent OTHER = SomeSkills.saying("Other.", "y");
  private static final SkillContent THIRD = SomeSkills.saying("Third.", "z");
  private static final Expectation ANYTHING = new Expectation.Anything();
  private static final Expectation ABSENT = new Expectation.Absent();
  private static final Expectation PRESENT = new Expectation.Present();

  private final Stores stores = Stores.inMemory();
  private final InMemorySkillSource source = new InMemorySkillSource(stores.skills());
  private final SetClock clock = new SetClock();

  /// What others do just before each unit of work of the service, first to last.
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();

  private int writes;

  private final SkillService skills =
      new SkillService(
          stores.skills(),
          source,
          new Disturbed(),
          stores.answers(),
          clock,
          DispatchSettings.DEFAULT);

  @Test
  void makesASkill() {
    for (Expectation expectation : List.of(ANYTHING, ABSENT)) {
      SkillId id = new SkillId(expectation.getClass().getSimpleName());

      Put<Skill> put = skills.put(id, ONE, expectation);

      assertThat(put)
          .isEqualTo(
              new Put<>(new Skill(id, ONE, 1, SetClock.START, SetClock.START), Put.Change.CREATED));
      assertThat(skills.skill(id)).isEqualTo(put.value());
      assertThat(source.told()).last().isEqualTo(id);
    }
  }

  @Test
  void replacesWhatASkillSays() {
    skills.put(A, ONE, ANYTHING);
    clock.advance(Duration.ofHours(1));
    long version = 1;
    for (Expectation expectation : List.of(ANYTHING, PRESENT, new Expectation.Version(3))) {
      SkillContent next = SomeSkills.saying("Text " + version);

      Put<Skill> put = skills.put(A, next, expectation);

      assertThat(put)
          .isEqualTo(
              new Put<>(
                  new Skill(A, next, ++version, SetClock.START, clock.instant()),
                  Put.Change.CHANGED));
    }
    assertThat(source.told()).containsExactly(A, A, A, A);
  }

  @Test
  void writesNothingWhenTheSameIsSaidAgain() {
    Skill made = skills.put(A, ONE, ANYTHING).value();
    clock.advance(Duration.ofHours(1));
    int before = writes;

    for (Expectation expectation : List.of(ANYTHING, PRESENT, new Expectation.Version(1))) {
      assertThat(skills.put(A, ONE, expectation)).isEqualTo(new Put<>(made, Put.Change.UNCHANGED));
    }
    assertThat(writes).isEqualTo(before);
    assertThat(source.told()).containsExactly(A);
  }

  @Test
  void refusesWhatIsNotAsExpected() {
    assertThat(rejectionOf(() -> skills.put(A, ONE, PRESENT)))
        .isEqualTo(new Rejection.UnknownSkill(A));
    assertThat(rejectionOf(() -> skills.put(A, ONE, new Expectation.Version(1))))
        .isEqualTo(new Rejection.UnknownSkill(A));
    skills.put(A, ONE, ABSENT);
    assertThat(rejectionOf(() -> skills.put(A, ONE, ABSENT)))
        .isEqualTo(new Rejection.SkillExists(A));
    assertThat(rejectionOf(() -> skills.put(A, OTHER, new Expectation.Version(2))))
        .isEqualTo(new Rejection.StaleSkill(A, 2, 1));
    assertThat(rejectionOf(() -> skills.delete(A, OptionalLong.of(2))))
        .isEqualTo(new Rejection.StaleSkill(A, 2, 1));
    assertThat(skills.skill(A).version()).isEqualTo(1);
    assertThat(source.told()).containsExactly(A);
  }

  @Test
  void triesAgainWhenSomebodyElseWasFaster() {
    meanwhile.add(() -> stores.skills().add(A, ONE, clock.instant()));
    meanwhile.add(() -> stores.skills().replace(A, 1, OTHER, clock.instant()));

    Put<Skill> put = skills.put(A, THIRD, ANYTHING);

    assertThat(put.change()).isEqualTo(Put.Change.CHANGED);
    assertThat(put.value().version()).isEqualTo(3);
    assertThat(put.value().content()).isEqualTo(THIRD);
  }

  @Test
  void holdsItsExpectationAgainstWhatSomebodyElseMadeOfIt() {
    meanwhile.add(() -> stores.skills().add(A, ONE, clock.instant()));
    assertThat(rejectionOf(() -> skills.put(A, THIRD, ABSENT)))
        .isEqualTo(new Rejection.SkillExists(A));

    meanwhile.add(() -> stores.skills().replace(A, 1, OTHER, clock.instant()));
    assertThat(rejectionOf(() -> skills.put(A, THIRD, new Expectation.Version(1))))
        .isEqualTo(new Rejection.StaleSkill(A, 1, 2));

    meanwhile.add(() -> stores.skills().delete(A, 2, clock.instant()));
    assertThat(rejectionOf(() -> skills.put(A, THIRD, PRESENT)))
        .isEqualTo(new Rejection.UnknownSkill(A));
    assertThat(source.told()).isEmpty();
  }

  @Test
  void givesUpWhenOthersAreAlwaysFaster() {
    skills.put(A, ONE, ANYTHING);
    for (long i = 1; i <= OptimisticChange.MOST_TRIES; i++) {
      long version = i;
      meanwhile.add(() ->
          stores
              .skills()
              .replace(A, version, SomeSkills.saying("Text " + version), clock.instant()));
    }

    assertThat(rejectionOf(() -> skills.put(A, THIRD, ANYTHING)))
        .isEqualTo(new Rejection.StaleSkill(A, 100, 101));
    assertThat(meanwhile).isEmpty();
  }

  @Test
  void deletesASkillAndKeepsItsVersions() {
    skills.put(A, ONE, ANYTHING);
    skills.put(A, OTHER, ANYTHING);

    skills.delete(A, OptionalLong.of(2));

    assertThat(rejectionOf(() -> skills.skill(A))).isEqualTo(new Rejection.UnknownSkill(A));
    assertThat(skills.skills(new SkillFilter(null), new PageRequest(10, null)).items()).isEmpty();
    assertThat(skills.versions(A, new PageRequest(10, null)).items())
        .extracting(SkillVersion::change)
        .containsExactly(Change.DELETED, Change.CHANGED, Change.CREATED);
    assertThat(skills.version(A, 1).content()).isEqualTo(ONE);
    assertThat(source.told()).containsExactly(A, A, A);
    assertThat(skills.put(A, ONE, ABSENT).value().version()).isEqualTo(4);
  }

  @Test
  void deletesWhatSomebodyElseChangedMeanwhile() {
    skills.put(A, ONE, ANYTHING);
    meanwhile.add(() -> stores.skills().replace(A, 1, OTHER, clock.instant()));

    skills.delete(A, OptionalLong.empty());

    assertThat(stores.skills().find(A)).isEmpty();
  }

  @Test
  void saysSoWhenThereIsNoSuchSkill() {
    Rejection unknown = new Rejection.UnknownSkill(A);

    assertThat(rejectionOf(() -> skills.skill(A))).isEqualTo(unknown);
    assertThat(rejectionOf(() -> skills.versions(A, new PageRequest(10, null)))).isEqualTo(unknown);
    assertThat(rejectionOf(() -> skills.version(A, 1))).isEqualTo(unknown);
    assertThat(rejectionOf(() -> skills.delete(A, OptionalLong.empty()))).isEqualTo(unknown);
  }

  @Test
  void putsManyInOneTransactionAndTellsOfThoseThatChanged() {
    skills.put(A, ONE, ANYTHING);
    int before = writes;
    SkillId b = new SkillId("b");

    List<Put<Skill>> puts =
        skills.putAll(List.of(new NewSkill(A, ONE), new NewSkill(b, OTHER)), Receipt.none());

    assertThat(puts)
        .extracting(Put::change)
        .containsExactly(Put.Change.UNCHANGED, Put.Change.CREATED);
    assertThat(writes).isEqualTo(before + 1);
    assertThat(source.told()).containsExactly(A, b);
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
