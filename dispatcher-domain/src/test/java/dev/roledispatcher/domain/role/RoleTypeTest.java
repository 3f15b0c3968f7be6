package dev.roledispatcher.domain.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.classification.TaskClassification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTypeTest {

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "HUMAN_PRIMARY, HUMAN_PRIMARY, true",
    "HUMAN_PRIMARY, AI_PRIMARY, false",
    "HUMAN_PRIMARY, HYBRID, true",
    "AI_PRIMARY, HUMAN_PRIMARY, false",
    "AI_PRIMARY, AI_PRIMARY, true",
    "AI_PRIMARY, HYBRID, true",
    "HYBRID, HUMAN_PRIMARY, true",
    "HYBRID, AI_PRIMARY, true",
    "HYBRID, HYBRID, true"
  })
  void mayTakeItsOwnClassAndEverythingThatIsHybrid(
      RoleType type, TaskClassification classification, boolean may) {
    assertThat(type.mayTake(classification)).isEqualTo(may);
    assertThat(type.isExactly(classification)).isEqualTo(type.name().equals(classification.name()));
  }
}
