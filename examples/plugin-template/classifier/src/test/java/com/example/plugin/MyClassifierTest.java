package com.example.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeTask;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MyClassifierTest {

  @Test
  void givesPeopleWhatHasTheWord() {
    assertThat(verdict("Sign the lease"))
        .isInstanceOfSatisfying(
            Verdict.Classified.class,
            said -> assertThat(said.routingClass()).isEqualTo(RoutingClass.HUMAN_PRIMARY));
  }

  @Test
  void abstainsWithoutTheWord() {
    assertThat(verdict("Read the lease")).isInstanceOf(Verdict.Abstained.class);
  }

  private static Verdict verdict(String description) {
    MyClassifierFactory factory = new MyClassifierFactory();
    FakePluginContext context = FakePluginContext.of(factory.descriptor(), Map.of("word", "SIGN"));
    try (Classifier classifier = factory.create(context)) {
      return classifier.classify(FakeTask.describedAs(description));
    }
  }
}
