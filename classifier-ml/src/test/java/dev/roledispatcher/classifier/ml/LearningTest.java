package dev.roledispatcher.classifier.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.classifier.ml.model.Figures;
import dev.roledispatcher.spi.Correction;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.LearnedState;
import dev.roledispatcher.spi.Lesson;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakeTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LearningTest {

  /// Twenty tasks of a kind, and one that nobody corrected.
  private static final List<String> TRANSLATIONS =
      List.of(
              "contract",
              "brochure",
              "manual",
              "letter",
              "website",
              "policy",
              "report",
              "leaflet",
              "catalogue",
              "invoice",
              "handbook",
              "newsletter",
              "speech",
              "offer",
              "agreement",
              "guideline",
              "certificate",
              "menu",
              "transcript",
              "proposal")
          .stream()
          .map(thing -> "Translate the customer %s into French".formatted(thing))
          .toList();

  private static final String ANOTHER = "Translate the customer questionnaire into French";
  private static final String UNLIKE = "Repair broken pipes in the basement by hand";

  private final ModelClassifier classifier = new ModelClassifier(Models.shipped());

  @Test
  void followsTwentyCorrectionsInSimilarTasks() {
    RoutingClass frozen = classified(ANOTHER).routingClass();
    RoutingClass right = otherThan(frozen);

    Lesson lesson = classifier.study(corrections(right, 1));
    classifier.adopt(7, lesson.state());

    assertThat(lesson.accepted()).isTrue();
    assertThat(lesson.used()).isEqualTo(20);
    assertThat(classified(ANOTHER).routingClass()).isEqualTo(right).isNotEqualTo(frozen);
  }

  @Test
  void leavesUnlikeTasksAsTheyAre() {
    Verdict.Classified frozen = classified(UNLIKE);

    classifier.adopt(7, classifier.study(corrections(RoutingClass.HUMAN_PRIMARY, 1)).state());

    assertThat(classified(UNLIKE).probabilities()).isEqualTo(frozen.probabilities());
  }

  @Test
  void isOnlyNudgedByOneCorrection() {
    Verdict.Classified frozen = classified(ANOTHER);
    RoutingClass right = otherThan(frozen.routingClass());

    classifier.adopt(1, classifier.study(corrections(right, 1).subList(0, 1)).state());

    double before = frozen.probabilities().getOrDefault(right, 0.0);
    double after = classified(ANOTHER).probabilities().getOrDefault(right, 0.0);
    assertThat(after).isGreaterThan(before).isLessThan(before + 0.25);
  }

  @Test
  void comesBackWhenTheCorrectionsAreTakenBack() {
    RoutingClass frozen = classified(ANOTHER).routingClass();
    classifier.adopt(1, classifier.study(corrections(otherThan(frozen), 1)).state());

    classifier.adopt(2, classifier.study(corrections(frozen, 1)).state());

    assertThat(classified(ANOTHER).routingClass()).isEqualTo(frozen);
  }

  @Test
  void isTornBetweenOppositeCorrections() {
    Verdict.Classified frozen = classified(ANOTHER);
    RoutingClass other = otherThan(frozen.routingClass());
    List<Correction> both = new ArrayList<>(corrections(other, 1));
    both.addAll(corrections(frozen.routingClass(), 1));

    classifier.adopt(1, classifier.study(both).state());
    double torn = classified(ANOTHER).probabilities().getOrDefault(other, 0.0);
    classifier.adopt(2, classifier.study(corrections(other, 1)).state());
    double convinced = classified(ANOTHER).probabilities().getOrDefault(other, 0.0);

    assertThat(torn).isLessThan(convinced - 0.1).isLessThan(0.6);
  }

  @Test
  void learnsLessFromThoseItTrustsLess() {
    RoutingClass right = otherThan(classified(ANOTHER).routingClass());

    double frozen = classified(ANOTHER).probabilities().getOrDefault(right, 0.0);
    classifier.adopt(1, classifier.study(corrections(right, 0.1)).state());
    double little = classified(ANOTHER).probabilities().getOrDefault(right, 0.0);
    classifier.adopt(2, classifier.study(corrections(right, 1)).state());
    double much = classified(ANOTHER).probabilities().getOrDefault(right, 0.0);

    assertThat(little).isGreaterThan(frozen).isLessThan(much);
  }

  @Test
  void learnsNothingWithoutTrust() {
    Lesson lesson = classifier.study(corrections(RoutingClass.HUMAN_PRIMARY, 0));

    assertThat(lesson.used()).isZero();
    assertThat(lesson.state()).isEqualTo(LearnedState.NOTHING);
  }

  @Test
  void doesNotAcceptWhatMakesTheAnchorsWorse() throws IOException {
    List<Correction> poison = new ArrayList<>();
    for (String line : anchors()) {
      RoutingClass right = RoutingClass.valueOf(line.substring(0, line.indexOf('\t')));
      FakeTask task = FakeTask.describedAs(line.substring(line.indexOf('\t') + 1) + " Please");
      poison.add(new Correction(task, otherThan(right), 1));
    }

    Lesson lesson = classifier.study(poison);

    assertThat(lesson.accepted()).isFalse();
    assertThat(lesson.anchorsAfter()).isLessThan(0.95 * lesson.anchorsBefore());
    assertThat(lesson.summary()).startsWith("Not accepted");
  }

  @Test
  void saysInItsVerdictByWhichLessonItAnswers() {
    classifier.adopt(7, classifier.study(corrections(RoutingClass.HUMAN_PRIMARY, 1)).state());

    Verdict.Classified taught = classified(ANOTHER);
    assertThat(taught.factors())
        .filteredOn(factor -> factor.name().equals("corrections"))
        .singleElement()
        .satisfies(factor -> {
          assertThat(factor.evidence()).containsExactly("lesson 7");
          assertThat(factor.share()).isPositive();
        });
    assertThat(taught.factors()).extracting(factor -> -Math.abs(factor.share())).isSorted();
    assertThat(taught.explanation()).contains("Corrections (lesson 7) add +");
    assertThat(classified(UNLIKE).factors()).extracting(Factor::name).contains("corrections");
  }

  @Test
  void claimsNoMeasuredErrorWhereALessonChangesItsConfidence() {
    classifier.adopt(7, classifier.study(corrections(RoutingClass.HUMAN_PRIMARY, 1)).state());

    assertThat(classified(ANOTHER).calibration()).isNull();
    assertThat(classified(UNLIKE).calibration()).isNotNull();
  }

  @Test
  void staysWithinBoundsWhateverItIsTaught() {
    List<Correction> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder("Translate");
      for (int word = 0; word < 30; word++) {
        text.append(" thing").append(Integer.toString(i * 30 + word, 26).replaceAll("\\d", "x"));
      }
      many.add(new Correction(FakeTask.describedAs(text.toString()), RoutingClass.HYBRID, 1));
    }

    Lesson lesson = classifier.study(many);

    assertThat(lesson.used()).isEqualTo(1_000);
    assertThat(lesson.state().bytes().length)
        .isGreaterThan(32 * 1024)
        .isLessThanOrEqualTo(LearnedState.MOST_BYTES);
  }

  @Test
  void refusesAStateLearnedOverAnotherModel() {
    LearnedState state = classifier.study(corrections(RoutingClass.HUMAN_PRIMARY, 1)).state();
    ModelClassifier other = new ModelClassifier(Models.shipped().with(new Figures(1, 2_000, 0.02)));

    assertThatThrownBy(() -> other.adopt(1, state))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("another model");
  }

  private static List<Correction> corrections(RoutingClass right, double trust) {
    return TRANSLATIONS.stream()
        .map(text -> new Correction(FakeTask.describedAs(text), right, trust))
        .toList();
  }

  private static RoutingClass otherThan(RoutingClass one) {
    return one == RoutingClass.HUMAN_PRIMARY ? RoutingClass.AI_PRIMARY : RoutingClass.HUMAN_PRIMARY;
  }

  private static List<String> anchors() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Models.class.getResourceAsStream("anchors.tsv"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private Verdict.Classified classified(String description) {
    return switch (classifier.classify(FakeTask.describedAs(description))) {
      case Verdict.Classified classified -> classified;
      case Verdict.Abstained abstained -> throw new AssertionError(abstained.reason());
    };
  }
}
