package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// What every classifier must keep. The author of one extends this class, names the factory and
/// runs it as a test; each claim then works on a classifier of its own, which it closes.
///
/// ```java
/// class MyClassifierContractTest extends ClassifierContract {
///   @Override
///   protected ClassifierFactory factory() {
///     return new MyClassifierFactory();
///   }
/// }
/// ```
public abstract class ClassifierContract {

  /// Makes the factory under test; called for every claim.
  protected abstract ClassifierFactory factory();

  /// The configured settings, by the name of the option; none unless overridden.
  protected Map<String, String> settings() {
    return Map.of();
  }

  /// At least one task the classifier should be tried on; overridden where it has tasks of its own.
  protected List<FakeTask> samples() {
    return SampleTasks.ordinary();
  }

  /// Whether the factory is registered in `META-INF/services`; false skips that claim.
  protected boolean isRegistered() {
    return true;
  }

  @Test
  final void describesItselfTheSameEveryTime() {
    FactoryClaims.describesItselfTheSameEveryTime(factory()::descriptor);
    assertThat(factory().descriptor())
        .as("the descriptor of another factory")
        .isEqualTo(factory().descriptor());
  }

  @Test
  final void describesItselfInWords() {
    FactoryClaims.describesItselfInWords(factory().descriptor());
  }

  @Test
  final void declaresDefaultsOfTheDeclaredType() {
    FactoryClaims.declaresDefaultsOfTheDeclaredType(factory().descriptor());
  }

  @Test
  final void isBuiltAgainstTheCurrentSpi() {
    FactoryClaims.isBuiltAgainstTheCurrentSpi(factory().descriptor());
  }

  @Test
  final void isFoundByTheServiceLoader() {
    assumeTrue(isRegistered(), "The factory is not meant to be registered.");
    FactoryClaims.isFoundByTheServiceLoader(ClassifierFactory.class, factory());
  }

  @Test
  final void isCreatedFromItsSettings() {
    create().close();
  }

  @Test
  final void answersEveryTask() {
    eachVerdict(samples(), VerdictClaims::isComplete);
  }

  @Test
  final void isConfidentFromZeroToOne() {
    eachVerdict(samples(), VerdictClaims::isConfidentFromZeroToOne);
  }

  @Test
  final void keepsItsReasonsWithinBounds() {
    eachVerdict(samples(), VerdictClaims::keepsItsReasonsWithinBounds);
  }

  @Test
  final void givesTheSameTaskTheSameAnswer() {
    try (Classifier classifier = create();
        Classifier twin = create()) {
      for (FakeTask task : samples()) {
        Verdict verdict = classifier.classify(task);
        assertThat(classifier.classify(task))
            .as("the second answer for %s", task)
            .isEqualTo(verdict);
        assertThat(twin.classify(task))
            .as("the answer of another classifier with the same settings for %s", task)
            .isEqualTo(verdict);
      }
    }
  }

  @Test
  final void isSafeFromManyThreads() throws InterruptedException {
    try (Classifier classifier = create()) {
      ManyThreads.getTheAnswersOfOne(samples(), classifier::classify);
    }
  }

  @Test
  final void copesWithATaskThatAsksForNothing() {
    eachVerdict(List.of(SampleTasks.askingForNothing()), VerdictClaims::isSound);
  }

  @Test
  final void copesWithTheLongestDescriptions() {
    eachVerdict(SampleTasks.longest(), VerdictClaims::isSound);
  }

  @Test
  final void copesWithAnyUnicode() {
    eachVerdict(SampleTasks.unicode(), VerdictClaims::isSound);
  }

  @Test
  final void copesWithAPriorityItDoesNotKnow() {
    eachVerdict(SampleTasks.unknownPriorities(), VerdictClaims::isSound);
  }

  @Test
  final void copesWithAnyMetadataAndContext() {
    eachVerdict(List.of(SampleTasks.carryingAnyData()), VerdictClaims::isSound);
  }

  @Test
  final void changesNothingItIsGiven() {
    try (Classifier classifier = create()) {
      for (FakeTask task : samples()) {
        LooseTask loose = new LooseTask(task);
        classifier.classify(loose);
        loose.assertUnchanged();
      }
    }
  }

  private void eachVerdict(List<FakeTask> tasks, BiConsumer<FakeTask, Verdict> claim) {
    assertThat(tasks).as("the tasks to try").isNotEmpty();
    try (Classifier classifier = create()) {
      for (FakeTask task : tasks) {
        claim.accept(task, classifier.classify(task));
      }
    }
  }

  /// Makes a classifier, which the caller closes.
  final Classifier create() {
    ClassifierFactory factory = factory();
    Classifier classifier = factory.create(FakePluginContext.of(factory.descriptor(), settings()));
    assertThat(classifier).as("what the factory creates").isNotNull();
    return classifier;
  }
}
