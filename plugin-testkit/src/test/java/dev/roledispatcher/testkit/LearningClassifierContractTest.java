package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningClassifierContractTest {

  static final class Sound extends LearningTwin {}

  @Test
  void letsASoundLearnerPass() {
    ContractRun run = ContractRun.of(Sound.class);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).containsAll(ContractRun.claims(LearningClassifierContract.class));
  }

  @ParameterizedTest
  @MethodSource("brokenTwins")
  void failsABrokenTwin(Class<?> twin) {
    Breaks breaks = twin.getAnnotation(Breaks.class);
    Set<String> failed = ContractRun.of(twin).failed();

    assertThat(failed).contains(breaks.value());
    if (!breaks.andOthers()) {
      assertThat(failed).containsExactlyInAnyOrder(breaks.value());
    }
  }

  @Test
  void hasABrokenTwinForEveryClaim() {
    Set<String> broken = new TreeSet<>();
    brokenTwins().forEach(twin -> broken.addAll(Set.of(twin.getAnnotation(Breaks.class).value())));

    assertThat(broken).isEqualTo(ContractRun.claims(LearningClassifierContract.class));
  }

  static Stream<Class<?>> brokenTwins() {
    return Arrays.stream(BrokenLearners.class.getDeclaredClasses());
  }
}
