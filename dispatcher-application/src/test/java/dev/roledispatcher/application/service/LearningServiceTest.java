package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.application.port.in.LearnFromFeedback.Corrections;
import dev.roledispatcher.application.port.in.LearnFromFeedback.GivenFeedback;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Learner;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.Learners;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.learning.AnchorShares;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.learning.Lesson.Standing;
import dev.roledispatcher.domain.learning.StudyResult;
import dev.roledispatcher.domain.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningServiceTest {

  private static final PluginRef ML = new PluginRef("ml", "1.0.0");

  private final Stores stores = Stores.inMemory();
  private final Scripted learners = new Scripted();
  private final AtomicInteger told = new AtomicInteger();
  private final SetClock clock = new SetClock();

  @BeforeEach
  void dispatchTasks() {
    stores.work().run(() -> stores.roles().add(List.of(SomeRoles.role("desk"))));
    stores
        .work()
        .run(() ->
            stores
                .assignments()
                .assign(
                    List.of(
                        SomeDecisions.assignment("a", "desk"),
                        SomeDecisions.assignment("b", "desk"))));
  }

  @Test
  void leavesTheDecisionAsItWas() {
    DispatchDecision before = decision();

    say("a", "anna");

    assertThat(decision()).isEqualTo(before);
  }

  @Test
  void refusesFeedbackOnATaskThatIsNotThere() {
    assertThatThrownBy(() -> say("x", "anna"))
        .isInstanceOfSatisfying(
            RejectedException.class,
            rejected ->
                assertThat(rejected.rejection())
                    .isEqualTo(new Rejection.UnknownTask(new TaskId("x"))));
  }

  @Test
  void believesEverybodyAsMuchAsTheSettingsSay() {
    LearningService service =
        service(new LearningSettings(true, 10, Map.of("anna", 0.5, "bot", 0.0), 0.75));

    assertThat(List.of("anna", "bot", "ben"))
        .extracting(who -> service.record(given("a", who), Receipt.none()).feedback().trust())
        .containsExactly(0.5, 0.0, 0.75);
  }

  @Test
  void studiesOnceWhatWaits() {
    say("a", "anna");
    say("b", "anna");

    assertThat(service().studyWhatWaits()).isEqualTo(1);
    assertThat(service().studyWhatWaits()).isZero();

    assertThat(learners.studied).hasSize(1);
    assertThat(learners.studied.getFirst()).hasSize(2);
    assertThat(stores.learning().taught()).hasSize(1);
    assertThat(told).hasValue(1);
    assertThat(service().report().lessons())
        .singleElement()
        .extracting(Lesson::standing)
        .isEqualTo(Standing.ACTIVE);
  }

  @Test
  void keepsARejectedLessonInTheHistoryAndTriesItNotAgain() {
    learners.result = new StudyResult.Rejected(1, new AnchorShares(0.9, 0.5), "Too bad.");
    say("a", "anna");

    assertThat(service().studyWhatWaits()).isEqualTo(1);
    assertThat(service().studyWhatWaits()).isZero();

    assertThat(stores.learning().taught()).isEmpty();
    assertThat(service().report().lessons())
        .singleElement()
        .satisfies(lesson -> {
          assertThat(lesson.standing()).isEqualTo(Standing.REJECTED);
          assertThat(lesson.summary()).isEqualTo("Too bad.");
        });
  }

  @Test
  void recordsButDoesNotStudyWhenLearningIsOff() {
    LearningService off = service(new LearningSettings(false, 10, Map.of(), 1));

    off.record(given("a", "anna"), Receipt.none());

    assertThat(off.studyWhatWaits()).isZero();
    assertThat(off.report().enabled()).isFalse();
    assertThat(off.report().corrections()).isEqualTo(new Corrections(1, 1, 0));
    assertThat(learners.studied).isEmpty();
  }

  @Test
  void studiesNoMoreThanTheNewestCorrections() {
    LearningService service = service(new LearningSettings(true, 1, Map.of(), 1));
    say("a", "anna");
    say("b", "anna");

    service.studyWhatWaits();

    assertThat(learners.studied.getFirst())
        .extracting(one -> one.task().id().value())
        .containsExactly("b");
  }

  @Test
  void rollsBackAndTellsThisInstanceAtOnce() {
    say("a", "anna");
    service().studyWhatWaits();

    assertThat(service().rollBack(OptionalLong.empty(), Receipt.none()).lesson()).isZero();

    assertThat(stores.learning().taught()).isEmpty();
    assertThat(told).hasValue(2);
    assertThat(service().studyWhatWaits()).isZero();
  }

  @Test
  void refusesToGoBackToALessonThatIsNotKept() {
    assertThatThrownBy(() -> service().rollBack(OptionalLong.of(9), Receipt.none()))
        .isInstanceOfSatisfying(
            RejectedException.class,
            rejected -> assertThat(rejected.rejection()).isEqualTo(new Rejection.LessonNotKept(9)));
    assertThat(told).hasValue(0);
  }

  private DispatchDecision decision() {
    return stores
        .assignments()
        .find(new TaskId("a"))
        .flatMap(
            task -> stores.assignments().decision(Objects.requireNonNull(task.currentDispatch())))
        .orElseThrow();
  }

  private void say(String task, String who) {
    service().record(given(task, who), Receipt.none());
  }

  private static GivenFeedback given(String task, String who) {
    return new GivenFeedback(new TaskId(task), TaskClassification.HUMAN_PRIMARY, who, "so");
  }

  private LearningService service() {
    return service(LearningSettings.DEFAULT);
  }

  private LearningService service(LearningSettings settings) {
    return new LearningService(
        stores.learning(),
        learners,
        told::incrementAndGet,
        stores.work(),
        stores.answers(),
        clock,
        settings,
        DispatchSettings.DEFAULT);
  }

  /// One classifier that learns what it is told to.
  private static final class Scripted implements Learners {

    private final List<List<Correction>> studied = new ArrayList<>();
    private StudyResult result =
        new StudyResult.Accepted(
            new LearnedState(new byte[] {1}), 1, new AnchorShares(0.9, 0.9), "Learned.");

    @Override
    public List<Learner> learners() {
      return List.of(new Learner(ML, 0, null));
    }

    @Override
    public StudyResult study(PluginRef learner, List<Correction> corrections) {
      studied.add(corrections);
      return result;
    }
  }
}
