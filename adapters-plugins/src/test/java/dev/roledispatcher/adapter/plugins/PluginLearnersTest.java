package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.SETTINGS;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.LearnFromFeedback.Learner;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.StudyResult;
import dev.roledispatcher.domain.learning.TaughtLesson;
import dev.roledispatcher.spi.LearningClassifier;
import dev.roledispatcher.spi.Lesson;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginLearnersTest {

  private static final PluginRef KEYWORD = new PluginRef("keyword", "1.0");
  private static final List<Correction> CORRECTIONS =
      List.of(new Correction(TASK, TaskClassification.AI_PRIMARY, 0.5));

  private final List<PluginHost> hosts = new ArrayList<>();

  @AfterEach
  void closesTheHosts() {
    hosts.forEach(PluginHost::close);
  }

  @Test
  void knowsWhichClassifiersLearn() {
    assertThat(start(new Parrot()).learners().learners())
        .containsExactly(new Learner(KEYWORD, 0, null));
    assertThat(host(InMemoryPlugins.defaults()).learners().learners()).isEmpty();
  }

  @Test
  void hasAClassifierStudyWithoutChangingItsAnswers() {
    PluginHost host = start(new Parrot());

    StudyResult result = host.learners().study(KEYWORD, CORRECTIONS);

    assertThat(result)
        .isInstanceOfSatisfying(
            StudyResult.Accepted.class,
            accepted -> {
              assertThat(accepted.state()).isEqualTo(state("AI_PRIMARY"));
              assertThat(accepted.used()).isEqualTo(1);
              assertThat(accepted.summary()).isEqualTo("Learned of \uFFFD by heart.");
            });
    assertThat(said(host)).isEqualTo(TaskClassification.HUMAN_PRIMARY);
  }

  @Test
  void answersByTheActiveLessonAndForgetsItWhenItIsGone() {
    PluginHost host = start(new Parrot());

    teach(host, lesson(3, "AI_PRIMARY"));
    assertThat(said(host)).isEqualTo(TaskClassification.AI_PRIMARY);
    assertThat(host.learners().learners()).containsExactly(new Learner(KEYWORD, 3, null));

    teach(host, lesson(1, "HYBRID"));
    assertThat(said(host)).isEqualTo(TaskClassification.HYBRID);

    host.lessonAudience().lessonsChanged(List.of());
    assertThat(said(host)).isEqualTo(TaskClassification.HUMAN_PRIMARY);
    assertThat(host.learners().learners()).containsExactly(new Learner(KEYWORD, 0, null));
  }

  @Test
  void answersAsItWasMadeWhenALessonCannotBeUsed() {
    PluginHost host = start(new Parrot());
    teach(host, lesson(3, "AI_PRIMARY"));

    teach(host, lesson(4, "nonsense"));

    assertThat(said(host)).isEqualTo(TaskClassification.HUMAN_PRIMARY);
    assertThat(host.learners().learners())
        .singleElement()
        .satisfies(learner -> {
          assertThat(learner.lesson()).isZero();
          assertThat(learner.problem())
              .isEqualTo("The lesson 4 is not used: It threw The state is not one of ours.");
        });
    teach(host, lesson(5, "HYBRID"));
    assertThat(said(host)).isEqualTo(TaskClassification.HYBRID);
  }

  @Test
  void takesNoNoticeOfLessonsOfOthers() {
    PluginHost host = start(new Parrot());

    teach(host, new TaughtLesson(3, new PluginRef("stranger", "1"), state("AI_PRIMARY")));

    assertThat(said(host)).isEqualTo(TaskClassification.HUMAN_PRIMARY);
  }

  @Test
  void rejectsTheLessonOfAClassifierThatThrows() {
    PluginHost host =
        start(
            new Parrot() {
              @Override
              public Lesson study(List<dev.roledispatcher.spi.Correction> corrections) {
                throw new IllegalStateException("no pencil");
              }
            });

    assertThat(host.learners().study(KEYWORD, CORRECTIONS))
        .isEqualTo(
            new StudyResult.Rejected(
                1, null, "The study failed: It threw IllegalStateException: no pencil."));
    assertThat(said(host)).isEqualTo(TaskClassification.HUMAN_PRIMARY);
  }

  @NullUnmarked // Written by an author who does not check for null.
  @Test
  void rejectsALessonThatIsNoneOrClaimsTooMuch() {
    assertThat(
            start(
                    new Parrot() {
                      @Override
                      public Lesson study(List<dev.roledispatcher.spi.Correction> corrections) {
                        return null;
                      }
                    })
                .learners()
                .study(KEYWORD, CORRECTIONS)
                .summary())
        .isEqualTo("The study failed: Its lesson is not complete.");
    assertThat(
            start(
                    new Parrot() {
                      @Override
                      public Lesson study(List<dev.roledispatcher.spi.Correction> corrections) {
                        return new Lesson(
                            dev.roledispatcher.spi.LearnedState.NOTHING, 2, 1, 1, true, "All.");
                      }
                    })
                .learners()
                .study(KEYWORD, CORRECTIONS)
                .summary())
        .isEqualTo("The study failed: It says that it used 2 of 1 corrections.");
  }

  @Test
  void rejectsALessonOfAClassifierThatIsNotInUse() {
    assertThat(start(new Parrot()).learners().study(new PluginRef("gone", "1"), CORRECTIONS))
        .isInstanceOf(StudyResult.Rejected.class);
  }

  private static void teach(PluginHost host, TaughtLesson lesson) {
    host.lessonAudience().lessonsChanged(List.of(lesson));
  }

  private static TaughtLesson lesson(long number, String what) {
    return new TaughtLesson(number, KEYWORD, state(what));
  }

  private static LearnedState state(String what) {
    return new LearnedState(what.getBytes(StandardCharsets.UTF_8));
  }

  private static TaskClassification said(PluginHost host) {
    Opinion opinion = host.classifiers().hear(TASK, LONG).opinions().getFirst();
    return switch (opinion) {
      case Opinion.Stated stated -> stated.classification();
      case Opinion.Abstained abstained -> throw new AssertionError(abstained.reason());
    };
  }

  private PluginHost start(Parrot parrot) {
    return host(
        InMemoryPlugins.none()
            .classifier("keyword", parrot)
            .selector("weighted", SoundPlugins::byId));
  }

  private PluginHost host(InMemoryPlugins plugins) {
    PluginHost host = PluginHost.start(SETTINGS, CLOCK, new TestStopwatch(), plugins);
    hosts.add(host);
    return host;
  }

  /// A classifier that says of every task what the last correction said.
  private static class Parrot implements LearningClassifier {

    private volatile RoutingClass says = RoutingClass.HUMAN_PRIMARY;

    @Override
    public Verdict classify(TaskView task) {
      return new Verdict.Classified(says, 0.9, false, List.of(), "It heard so.");
    }

    @Override
    public Lesson study(List<dev.roledispatcher.spi.Correction> corrections) {
      byte[] name = corrections.getLast().right().name().getBytes(StandardCharsets.UTF_8);
      return new Lesson(
          dev.roledispatcher.spi.LearnedState.of(name),
          corrections.size(),
          0.9,
          0.9,
          true,
          "Learned of \uD800\nby heart.".replace('\n', ' '));
    }

    @Override
    public void adopt(long lesson, dev.roledispatcher.spi.LearnedState state) {
      String name = new String(state.bytes(), StandardCharsets.UTF_8);
      for (RoutingClass known : RoutingClass.values()) {
        if (known.name().equals(name)) {
          says = known;
          return;
        }
      }
      if (!state.isNothing()) {
        throw new PluginException("The state is not one of ours");
      }
      says = RoutingClass.HUMAN_PRIMARY;
    }
  }
}
