package dev.roledispatcher.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SelectionPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 'The mostRanked (0) of a selection policy must be 1 to 10000.'",
    "10001, 1, 0, 'The mostRanked (10001) of a selection policy must be 1 to 10000.'",
    "1, 0, 0, 'The mostRecorded (0) of a selection policy must be 1 to 1000.'",
    "1, 1001, 0, 'The mostRecorded (1001) of a selection policy must be 1 to 1000.'",
    "1, 1, -1, 'The mostRefusalsNamed (-1) of a selection policy must be 0 to 1000.'",
    "1, 1, 1001, 'The mostRefusalsNamed (1001) of a selection policy must be 0 to 1000.'"
  })
  void refusesNumbersOutsideTheirRange(int ranked, int recorded, int named, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SelectionPolicy("1", ranked, recorded, named))
        .withMessage(message);
  }

  @Test
  void acceptsTheSmallestAndTheLargestNumbers() {
    assertThat(new SelectionPolicy("1", 1, 1, 0).mostRanked()).isEqualTo(1);
    assertThat(new SelectionPolicy("1", 10_000, 1_000, 1_000).mostRanked()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @EnumSource
  void allowsTypesByItsRule(RoleType type) {
    for (TaskClassification classification : TaskClassification.values()) {
      assertThat(TypeRule.SUITS.allows(type, classification))
          .isEqualTo(type.mayTake(classification));
      assertThat(TypeRule.EXACT.allows(type, classification))
          .isEqualTo(type.name().equals(classification.name()));
      assertThat(TypeRule.ANY.allows(type, classification)).isTrue();
    }
  }
}
