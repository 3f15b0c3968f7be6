package dev.roledispatcher.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeTask;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovalClassifierTest {

  @Test
  void givesPeopleWhatOnlyTheyMayDo() {
    ClassifierFactory factory = new ApprovalClassifierFactory();
    FakePluginContext context =
        FakePluginContext.of(factory.descriptor(), Map.of("capability", "signing"));
    FakeTask task = FakeTask.describedAs("Sign the lease").requiring("signing");

    try (Classifier classifier = factory.create(context)) {
      assertThat(classifier.classify(task)).isInstanceOf(Verdict.Classified.class);
    }
  }
}
