package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roledispatcher.spi.Correction;
import dev.roledispatcher.spi.LearnedState;
import dev.roledispatcher.spi.LearningClassifier;
import dev.roledispatcher.spi.Lesson;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every classifier that learns must keep, beyond what every classifier must. Its author
/// extends this class instead of [ClassifierContract].
///
/// The classifier is taught that each of its [#samples()] belongs to another class than it says; so
/// the samples must differ in what it looks at.
public abstract class LearningClassifierContract extends ClassifierContract {

  /// So often is each sample corrected.
  private static final int TIMES = 20;

  @Test
  final void learnsTheSameFromTheSameCorrections() {
    try (LearningClassifier classifier = learning();
        LearningClassifier twin = learning()) {
      List<Correction> corrections = corrections(classifier);
      Lesson lesson = classifier.study(corrections);
      assertThat(classifier.study(corrections)).as("the second lesson").isEqualTo(lesson);
      assertThat(twin.study(corrections)).as("the lesson of another classifier").isEqualTo(lesson);
      classifier.adopt(1, lesson.state());
      assertThat(classifier.study(corrections))
          .as("the lesson after adopting one")
          .isEqualTo(lesson);
    }
  }

  @Test
  final void answersAsBeforeWhenItOnlyStudied() {
    try (LearningClassifier classifier = learning()) {
      List<Verdict> before = verdicts(classifier);
      classifier.study(corrections(classifier));
      assertThat(verdicts(classifier)).isEqualTo(before);
    }
  }

  @Test
  final void answersByWhatItAdopted() {
    try (LearningClassifier classifier = learning();
        LearningClassifier twin = learning()) {
      List<Correction> corrections = corrections(classifier);
      Lesson lesson = classifier.study(corrections);
      assumeTrue(lesson.accepted(), "The lesson is not accepted.");
      classifier.adopt(1, lesson.state());
      assertThat(right(classifier, corrections))
          .as("corrected tasks that are answered right, of %d", samples().size())
          .isPositive();
      twin.adopt(1, lesson.state());
      assertThat(verdicts(twin))
          .as("the answers of another classifier with the same state")
          .isEqualTo(verdicts(classifier));
    }
  }

  @Test
  final void forgetsWhatItLearned() {
    try (LearningClassifier classifier = learning()) {
      List<Verdict> before = verdicts(classifier);
      classifier.adopt(1, classifier.study(corrections(classifier)).state());
      classifier.adopt(0, LearnedState.NOTHING);
      assertThat(verdicts(classifier)).isEqualTo(before);
    }
  }

  @Test
  final void learnsNothingFromNoCorrections() {
    try (LearningClassifier classifier = learning()) {
      List<Verdict> before = verdicts(classifier);
      Lesson lesson = classifier.study(List.of());
      assertThat(lesson.used()).as("the corrections used").isZero();
      assertThat(lesson.accepted()).as("whether nothing is accepted").isTrue();
      classifier.adopt(0, lesson.state());
      assertThat(verdicts(classifier)).isEqualTo(before);
    }
  }

  @Test
  final void keepsWhatItHasWhenAStateCannotBeUsed() {
    try (LearningClassifier classifier = learning()) {
      LearnedState state = classifier.study(corrections(classifier)).state();
      classifier.adopt(1, state);
      List<Verdict> before = verdicts(classifier);
      for (byte[] wrong : spoilt(state.bytes())) {
        assertThatThrownBy(() -> classifier.adopt(2, LearnedState.of(wrong)))
            .as("a spoilt state of %d bytes", wrong.length)
            .isInstanceOf(PluginException.class);
      }
      assertThat(verdicts(classifier)).isEqualTo(before);
    }
  }

  private LearningClassifier learning() {
    return (LearningClassifier) create();
  }

  private List<Correction> corrections(LearningClassifier classifier) {
    List<Correction> once = new ArrayList<>();
    for (FakeTask task : samples()) {
      RoutingClass right =
          classifier.classify(task) instanceof Verdict.Classified said
                  && said.routingClass() == RoutingClass.HUMAN_PRIMARY
              ? RoutingClass.AI_PRIMARY
              : RoutingClass.HUMAN_PRIMARY;
      once.add(new Correction(task, right, 1));
    }
    return Collections.nCopies(TIMES, once).stream().flatMap(List::stream).toList();
  }

  private static long right(LearningClassifier classifier, List<Correction> corrections) {
    return corrections.stream()
        .filter(correction ->
            classifier.classify(correction.task()) instanceof Verdict.Classified said
                && said.routingClass() == correction.right())
        .count();
  }

  private List<Verdict> verdicts(LearningClassifier classifier) {
    return samples().stream().map(classifier::classify).toList();
  }

  /// Bytes that are not the state any more: cut, changed at the end, and not its own at all.
  private static List<byte[]> spoilt(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length - 1] ^= 1;
    return List.of(Arrays.copyOf(bytes, bytes.length - 1), changed, new byte[] {1, 2, 3});
  }
}
