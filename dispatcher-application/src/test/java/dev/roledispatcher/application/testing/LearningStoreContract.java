package dev.roledispatcher.application.testing;

import static dev.roledispatcher.domain.classification.TaskClassification.AI_PRIMARY;
import static dev.roledispatcher.domain.classification.TaskClassification.HUMAN_PRIMARY;
import static dev.roledispatcher.domain.classification.TaskClassification.HYBRID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.roledispatcher.application.port.in.LearnFromFeedback.Corrections;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Recorded;
import dev.roledispatcher.application.port.out.LearningStore.Material;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.learning.AnchorShares;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.learning.Lesson.Standing;
import dev.roledispatcher.domain.learning.StudyResult;
import dev.roledispatcher.domain.learning.TaughtLesson;
import dev.roledispatcher.domain.task.TaskId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.LearningStore] promises.
public abstract class LearningStoreContract {

  private static final Instant LATER = SomeDecisions.DECIDED.plusSeconds(60);
  private static final PluginRef ML = new PluginRef("ml", "1.0.0");
  private static final PluginRef NEWER_ML = new PluginRef("ml", "1.1.0");
  private static final PluginRef OTHER = new PluginRef("other", "3");
  private static final AnchorShares SHARES = new AnchorShares(0.9, 0.88);

  /// Empty stores.
  protected abstract Stores stores();

  @Test
  void addsAnEventAndChangesNothingElse() {
    dispatchTasks();
    TrackedTask before = stores().assignments().find(new TaskId("a")).orElseThrow();

    Recorded recorded = say("a", HUMAN_PRIMARY, "anna", 0.5);

    assertThat(recorded.sequence()).isEqualTo(2);
    assertThat(recorded.feedback().right()).isEqualTo(HUMAN_PRIMARY);
    List<DispatchEvent> events = stores().assignments().events(new TaskId("a"));
    assertThat(events)
        .last()
        .satisfies(event -> {
          assertThat(event.sequence()).isEqualTo(2);
          assertThat(event.type()).isEqualTo(DispatchEvent.Type.CORRECTED);
          assertThat(event.at()).isEqualTo(LATER);
          assertThat(event.actor()).isEqualTo("anna");
          assertThat(event.reason()).isEqualTo("because");
          assertThat(event.role()).isNull();
          assertThat(event.data().values())
              .containsEntry("classification", "human_primary")
              .containsEntry("trust", new BigDecimal("0.5"));
        });
    TrackedTask after = stores().assignments().find(new TaskId("a")).orElseThrow();
    assertThat(after.state()).isEqualTo(before.state());
    assertThat(after.epoch()).isEqualTo(before.epoch());
    assertThat(after.currentRole()).isEqualTo(before.currentRole());
    assertThat(after.currentDispatch()).isEqualTo(before.currentDispatch());
    assertThat(DispatchHistory.of(new TaskId("a"), events).state()).isEqualTo(after.state());
  }

  @Test
  void keepsTheSequenceWithoutGapsWhateverComesNext() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    stores().work().run(() -> stores().assignments().cancel(new TaskId("a"), 1, null, LATER));
    Recorded ended = say("a", HYBRID, "ben", 1);

    assertThat(ended.sequence()).isEqualTo(4);
    assertThat(stores().assignments().events(new TaskId("a")))
        .extracting(DispatchEvent::sequence)
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void recordsNothingOfATaskThatIsNotThere() {
    dispatchTasks();
    assertThat(stores().work().run(() -> stores().learning().record(feedback("x", "anna", 1))))
        .isEmpty();
    assertThat(stores().learning().count(10)).isEqualTo(new Corrections(0, 0, 0));
  }

  @Test
  void writesOnlyInAUnitOfWork() {
    dispatchTasks();
    assertThatIllegalStateException()
        .isThrownBy(() -> stores().learning().record(feedback("a", "anna", 1)));
    assertThatIllegalStateException()
        .isThrownBy(() -> stores().learning().rollBack(OptionalLong.empty(), LATER));
  }

  @Test
  void countsTheLastWordOfEverybodyOnATask() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    say("b", AI_PRIMARY, "anna", 1);
    say("a", HYBRID, "ben", 0.25);
    say("a", AI_PRIMARY, "anna", 1);

    assertThat(stores().learning().material(10).corrections())
        .extracting(one -> one.task().id().value(), Correction::right, Correction::trust)
        .containsExactly(
            tuple("b", AI_PRIMARY, 1.0), tuple("a", HYBRID, 0.25), tuple("a", AI_PRIMARY, 1.0));
  }

  @Test
  void countsTheNewestOnlyWhenThereAreTooMany() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    say("b", AI_PRIMARY, "anna", 1);
    say("c", HYBRID, "anna", 1);

    assertThat(stores().learning().material(2).corrections())
        .extracting(Correction::right)
        .containsExactly(AI_PRIMARY, HYBRID);
    assertThat(stores().learning().count(2)).isEqualTo(new Corrections(2, 2, 0));
  }

  @Test
  void leavesOutThoseNobodyTrusts() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    say("a", AI_PRIMARY, "ben", 0);

    assertThat(stores().learning().material(10).corrections())
        .extracting(Correction::right)
        .containsExactly(HUMAN_PRIMARY);
  }

  @Test
  void letsTheLastWordStandInForTheFirstAlsoWhereNobodyTrustsIt() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    say("a", AI_PRIMARY, "anna", 0);

    assertThat(stores().learning().material(10).corrections()).isEmpty();
    assertThat(stores().learning().count(10)).isEqualTo(new Corrections(0, 0, 0));
    assertThat(stores().learning().isStudyDue(ML)).isFalse();
  }

  @Test
  void bringsBackByARollbackWhatTheLessonKnows() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    say("b", HYBRID, "ben", 1);
    say("a", AI_PRIMARY, "anna", 0);
    Lesson first = learn(ML, 1);
    say("b", AI_PRIMARY, "ben", 0);
    say("c", AI_PRIMARY, "ben", 1);
    learn(ML, 2);

    assertThat(rollBack(OptionalLong.empty())).hasValue(first.number());

    assertThat(stores().learning().material(10).corrections())
        .extracting(Correction::right)
        .containsExactly(HYBRID);
    assertThat(stores().learning().isStudyDue(ML)).isFalse();
  }

  @Test
  void isDueUntilALessonKnowsTheNewest() {
    dispatchTasks();
    assertThat(stores().learning().isStudyDue(ML)).isFalse();

    say("a", HUMAN_PRIMARY, "anna", 1);
    assertThat(stores().learning().isStudyDue(ML)).isTrue();
    learn(ML, 1);
    assertThat(stores().learning().isStudyDue(ML)).isFalse();
    assertThat(stores().learning().isStudyDue(NEWER_ML)).isTrue();
    assertThat(stores().learning().count(10)).isEqualTo(new Corrections(1, 0, 0));

    say("b", HUMAN_PRIMARY, "anna", 0);
    assertThat(stores().learning().isStudyDue(ML)).isFalse();
    say("b", HUMAN_PRIMARY, "ben", 1);
    assertThat(stores().learning().isStudyDue(ML)).isTrue();
    reject(ML);
    assertThat(stores().learning().isStudyDue(ML)).isFalse();
  }

  @Test
  void studiesAgainSomeTimesWhatFailedAWhileAgo() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    fail(Instant.now());
    assertThat(stores().learning().isStudyDue(ML)).isFalse();

    say("b", HUMAN_PRIMARY, "anna", 1);
    Instant longAgo = Instant.now().minusSeconds(660);
    fail(longAgo);
    assertThat(stores().learning().isStudyDue(ML)).isTrue();
    fail(longAgo);
    assertThat(stores().learning().isStudyDue(ML)).isTrue();
    fail(longAgo);
    assertThat(stores().learning().isStudyDue(ML)).isFalse();
  }

  @Test
  void takesWhatIsLearnedAfterAFailureAsKnown() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    fail(Instant.now().minusSeconds(660));
    learn(ML, 1);

    assertThat(stores().learning().isStudyDue(ML)).isFalse();
  }

  @Test
  void usesTheNewestAcceptedLessonOfEachClassifier() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    Lesson first = learn(ML, 1);
    Lesson other = learn(OTHER, 2);
    Lesson second = learn(NEWER_ML, 3);
    Lesson rejected = reject(NEWER_ML);

    assertThat(stores().learning().taught())
        .containsExactly(
            new TaughtLesson(other.number(), OTHER, state(2)),
            new TaughtLesson(second.number(), NEWER_ML, state(3)));
    assertThat(stores().learning().lessons(10))
        .extracting(Lesson::number, Lesson::standing)
        .containsExactly(
            tuple(rejected.number(), Standing.REJECTED),
            tuple(second.number(), Standing.ACTIVE),
            tuple(other.number(), Standing.ACTIVE),
            tuple(first.number(), Standing.REPLACED));
    assertThat(stores().learning().lessons(10))
        .filteredOn(lesson -> lesson.number() == second.number())
        .containsExactly(
            new Lesson(second.number(), NEWER_ML, Standing.ACTIVE, 3, SHARES, "Learned.", LATER));
    assertThat(stores().learning().lessons(2)).hasSize(2);
  }

  @Test
  void goesBackToTheLessonBeforeAndSetsLaterCorrectionsAside() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    Lesson first = learn(ML, 1);
    say("a", AI_PRIMARY, "anna", 1);
    learn(ML, 2);
    say("b", AI_PRIMARY, "anna", 1);

    assertThat(rollBack(OptionalLong.empty())).hasValue(first.number());

    assertThat(stores().learning().taught())
        .containsExactly(new TaughtLesson(first.number(), ML, state(1)));
    assertThat(stores().learning().material(10).corrections())
        .extracting(Correction::right)
        .containsExactly(HUMAN_PRIMARY);
    assertThat(stores().learning().count(10)).isEqualTo(new Corrections(1, 0, 2));
    assertThat(stores().learning().isStudyDue(ML)).isFalse();
  }

  @Test
  void goesBackBeforeTheCorrectionsThatSeveralLessonsKnow() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    Lesson first = learn(ML, 1);
    Lesson other = learn(OTHER, 2);
    say("b", AI_PRIMARY, "anna", 1);
    learn(ML, 3);
    learn(OTHER, 4);
    learn(NEWER_ML, 5);

    assertThat(rollBack(OptionalLong.empty())).hasValue(other.number());

    assertThat(stores().learning().taught())
        .containsExactly(
            new TaughtLesson(first.number(), ML, state(1)),
            new TaughtLesson(other.number(), OTHER, state(2)));
    assertThat(stores().learning().count(10)).isEqualTo(new Corrections(1, 0, 1));

    assertThat(rollBack(OptionalLong.empty())).hasValue(0);
    assertThat(stores().learning().taught()).isEmpty();
    assertThat(stores().learning().count(10)).isEqualTo(new Corrections(0, 0, 2));
  }

  @Test
  void learnsAgainFromWhatComesAfterARollback() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    learn(ML, 1);
    assertThat(rollBack(OptionalLong.of(0))).hasValue(0);
    assertThat(stores().learning().taught()).isEmpty();

    say("b", HYBRID, "anna", 1);

    assertThat(stores().learning().isStudyDue(ML)).isTrue();
    assertThat(stores().learning().material(10).corrections())
        .extracting(Correction::right)
        .containsExactly(HYBRID);
    Lesson next = learn(ML, 2);
    assertThat(stores().learning().taught())
        .containsExactly(new TaughtLesson(next.number(), ML, state(2)));
    assertThat(rollBack(OptionalLong.empty())).hasValue(0);
  }

  @Test
  void goesBackToANamedLessonOfAllClassifiers() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    Lesson first = learn(ML, 1);
    Lesson other = learn(OTHER, 2);
    say("b", HUMAN_PRIMARY, "anna", 1);
    learn(ML, 3);
    learn(OTHER, 4);

    assertThat(rollBack(OptionalLong.of(other.number()))).hasValue(other.number());

    assertThat(stores().learning().taught())
        .containsExactly(
            new TaughtLesson(first.number(), ML, state(1)),
            new TaughtLesson(other.number(), OTHER, state(2)));
  }

  @Test
  void doesNotGoBackToWhatWasRejectedOrUndoneOrNeverWas() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    Lesson first = learn(ML, 1);
    Lesson second = learn(ML, 2);
    Lesson rejected = reject(ML);
    rollBack(OptionalLong.of(first.number()));
    List<Lesson> before = stores().learning().lessons(10);

    assertThat(rollBack(OptionalLong.of(second.number()))).isEmpty();
    assertThat(rollBack(OptionalLong.of(rejected.number()))).isEmpty();
    assertThat(rollBack(OptionalLong.of(rejected.number() + 1))).isEmpty();

    assertThat(stores().learning().lessons(10)).isEqualTo(before);
  }

  @Test
  void forgetsWhatVeryOldLessonsHeld() {
    dispatchTasks();
    say("a", HUMAN_PRIMARY, "anna", 1);
    Lesson first = learn(ML, 0);
    for (int i = 1; i <= Lesson.MOST_KEPT; i++) {
      learn(ML, i);
    }

    assertThat(rollBack(OptionalLong.of(first.number()))).isEmpty();
    assertThat(rollBack(OptionalLong.of(first.number() + 1))).hasValue(first.number() + 1);
  }

  @Test
  void letsOneStudyAtATime() {
    dispatchTasks();
    assertThat(stores().work().run(() -> stores().learning().tryToStudyAlone())).isTrue();
    assertThat(stores().work().run(() -> stores().learning().tryToStudyAlone())).isTrue();
  }

  private void dispatchTasks() {
    stores().work().run(() -> stores().roles().add(List.of(SomeRoles.role("desk"))));
    stores()
        .work()
        .run(() ->
            stores()
                .assignments()
                .assign(
                    List.of(
                        SomeDecisions.assignment("a", "desk"),
                        SomeDecisions.assignment("b", "desk"),
                        SomeDecisions.assignment("c", "desk"))));
  }

  private Recorded say(String task, TaskClassification right, String who, double trust) {
    Optional<Recorded> recorded =
        stores()
            .work()
            .run(() ->
                stores()
                    .learning()
                    .record(new Feedback(new TaskId(task), right, who, "because", trust, LATER)));
    return recorded.orElseThrow();
  }

  private static Feedback feedback(String task, String who, double trust) {
    return new Feedback(new TaskId(task), HYBRID, who, null, trust, LATER);
  }

  private Lesson learn(PluginRef learner, int what) {
    return add(learner, new StudyResult.Accepted(state(what), 3, SHARES, "Learned."));
  }

  private Lesson reject(PluginRef learner) {
    return add(learner, new StudyResult.Rejected(3, SHARES, "It was worse."));
  }

  private void fail(Instant at) {
    add(ML, new StudyResult.Rejected(3, null, "It threw."), at);
  }

  private Lesson add(PluginRef learner, StudyResult result) {
    return add(learner, result, LATER);
  }

  private Lesson add(PluginRef learner, StudyResult result, Instant at) {
    return stores()
        .work()
        .run(() -> {
          Material material = stores().learning().material(10);
          return stores().learning().add(learner, material, result, at);
        });
  }

  private OptionalLong rollBack(OptionalLong to) {
    return stores().work().run(() -> stores().learning().rollBack(to, LATER));
  }

  private static LearnedState state(int what) {
    return new LearnedState(new byte[] {1, (byte) what});
  }
}
