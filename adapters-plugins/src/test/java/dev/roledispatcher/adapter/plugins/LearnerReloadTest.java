package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.SETTINGS;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Learner;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.TaughtLesson;
import dev.roledispatcher.spi.ClassifierFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A learner of the plugin folder answers by the active lesson from its first answer on.
class LearnerReloadTest {

  @TempDir private Path folder;

  @Test
  void aLearnerThatIsTakenUpAnswersByTheActiveLesson() throws IOException {
    try (PluginHost host =
        PluginHost.start(
            SETTINGS,
            FolderSettings.of(folder),
            false,
            CLOCK,
            new TestStopwatch(),
            InMemoryPlugins.defaults())) {
      host.lessonAudience()
          .lessonsChanged(
              List.of(
                  new TaughtLesson(
                      7, new PluginRef("pupil", "1"), new LearnedState(new byte[] {1}))));
      assertThat(host.learners().learners()).isEmpty();

      pupil("1");
      host.reload();
      assertThat(host.learners().learners())
          .containsExactly(new Learner(new PluginRef("pupil", "1"), 7, null));
      assertThat(explanation(host)).isEqualTo("By lesson 7.");

      pupil("2");
      host.reload();
      assertThat(host.learners().learners())
          .containsExactly(new Learner(new PluginRef("pupil", "2"), 7, null));
      assertThat(explanation(host)).isEqualTo("By lesson 7.");

      Files.delete(folder.resolve("pupil.jar"));
      host.reload();
      assertThat(host.learners().learners()).isEmpty();
    }
  }

  private void pupil(String version) throws IOException {
    new PluginJar()
        .source(
            "Pupil",
            """
            public final class Pupil implements ClassifierFactory {
              public PluginDescriptor descriptor() {
                return new PluginDescriptor("pupil", "%s", SpiVersion.CURRENT, "A pupil.", List.of());
              }
              public Classifier create(PluginContext context) {
                return new LearningClassifier() {
                  private volatile long by;
                  public Verdict classify(TaskView task) {
                    return new Verdict.Classified(
                        RoutingClass.HYBRID, 0.9, false, List.of(), "By lesson " + by + ".");
                  }
                  public Lesson study(List<Correction> corrections) {
                    return new Lesson(LearnedState.NOTHING, 0, 1, 1, true, "Nothing.");
                  }
                  public void adopt(long lesson, LearnedState state) {
                    by = lesson;
                  }
                };
              }
            }
            """
                .formatted(version))
        .provider(ClassifierFactory.class, "strange.Pupil")
        .to(folder.resolve("pupil.jar"));
  }

  private static String explanation(PluginHost host) {
    Opinion opinion = host.classifiers().hear(TASK, LONG).opinions().getFirst();
    return switch (opinion) {
      case Opinion.Stated stated -> stated.explanation();
      case Opinion.Abstained abstained -> abstained.reason();
    };
  }
}
