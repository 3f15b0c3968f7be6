package dev.roledispatcher.domain.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityTest {

  private static final CapabilityName NAME = new CapabilityName("code_review");

  @Test
  void isCompetentUnlessSomethingElseIsStated() {
    assertThat(Capability.of(NAME).level()).isEqualTo(new Proficiency(3));
    assertThat(Capability.of(NAME).stated()).isNull();
    assertThat(new Capability(NAME, new Proficiency(5)).level()).isEqualTo(new Proficiency(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 6, Integer.MAX_VALUE})
  void refusesALevelOutsideOneToFive(int level) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Proficiency(level))
        .withMessage("The level (" + level + ") must be 1 to 5.");
  }

  @Test
  void ordersLevelsFromBeginnerToExpert() {
    assertThat(Proficiency.LOWEST).isEqualTo(new Proficiency(1)).isLessThan(Proficiency.COMPETENT);
    assertThat(new Proficiency(5)).isGreaterThan(new Proficiency(4));
  }
}
