package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.ClassifierFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierContractTest {

  static final class Sound extends ClassifierContract {
    @Override
    protected ClassifierFactory factory() {
      return new SoundClassifierFactory();
    }
  }

  static final class SoundButUnregistered extends ClassifierTwin {}

  @Test
  void letsASoundClassifierPass() {
    assertThat(ContractRun.of(Sound.class).passed())
        .isEqualTo(ContractRun.claims(ClassifierContract.class));
  }

  @Test
  void skipsWhatDoesNotApply() {
    ContractRun run = ContractRun.of(SoundButUnregistered.class);

    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped()).containsExactly("isFoundByTheServiceLoader");
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
    brokenTwins().forEach(twin -> broken.addAll(claimsOf(twin)));

    assertThat(broken).isEqualTo(ContractRun.claims(ClassifierContract.class));
  }

  static Stream<Class<?>> brokenTwins() {
    return Arrays.stream(BrokenClassifiers.class.getDeclaredClasses());
  }

  private static Set<String> claimsOf(Class<?> twin) {
    return Set.of(twin.getAnnotation(Breaks.class).value());
  }
}
