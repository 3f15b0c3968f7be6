package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SelectionQuery;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoleSelectorContractTest {

  static final class Sound extends RoleSelectorContract {
    @Override
    protected RoleSelectorFactory factory() {
      return new SoundSelectorFactory();
    }
  }

  static final class SoundButComparing extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      return BrokenSelectors.turned(query);
    }

    @Override
    protected boolean judgesEachCandidateAlone() {
      return false;
    }
  }

  @Test
  void letsASoundSelectorPass() {
    assertThat(ContractRun.of(Sound.class).passed())
        .isEqualTo(ContractRun.claims(RoleSelectorContract.class));
  }

  @Test
  void skipsWhatDoesNotApply() {
    ContractRun run = ContractRun.of(SoundButComparing.class);

    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped())
        .containsExactlyInAnyOrder(
            "isFoundByTheServiceLoader",
            "keepsTheOrderOfTheOthersWhenOneIsExcluded",
            "ranksTheSameHoweverItWasTold",
            "staysSoundOnceToldOfRoles");
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

    assertThat(broken).isEqualTo(ContractRun.claims(RoleSelectorContract.class));
  }

  static Stream<Class<?>> brokenTwins() {
    return Arrays.stream(BrokenSelectors.class.getDeclaredClasses());
  }

  private static Set<String> claimsOf(Class<?> twin) {
    return Set.of(twin.getAnnotation(Breaks.class).value());
  }
}
