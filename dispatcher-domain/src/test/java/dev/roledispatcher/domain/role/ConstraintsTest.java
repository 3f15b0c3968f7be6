package dev.roledispatcher.domain.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.attribute.Attributes;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001})
  void refusesACapacityOutsideOneToTenThousand(int most) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Constraints(most, Attributes.none()))
        .withMessage(
            "The constraint max_concurrent_tasks (%d) must be 1 to 10000; leave it out for no limit."
                .formatted(most));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void acceptsTheSmallestAndTheLargestCapacity(int most) {
    assertThat(new Constraints(most, Attributes.none()).capacity()).hasValue(most);
  }

  @Test
  void isUnlimitedWithoutACapacity() {
    assertThat(Constraints.none().capacity()).isEmpty();
    assertThat(Constraints.none().others().isEmpty()).isTrue();
  }

  @Test
  void refusesAWorkloadBelowZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workload(-1, null, null))
        .withMessage("The active units (-1) of a role must be 0 or more.");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, false", "1, 1, true", "2, 1, true", "4, 5, false"})
  void isFullAtItsCapacityAndAbove(int active, int capacity, boolean full) {
    assertThat(new Workload(active, capacity, Instant.EPOCH).isFull()).isEqualTo(full);
  }

  @Test
  void isNeverFullWithoutACapacity() {
    assertThat(new Workload(Integer.MAX_VALUE, null, null).isFull()).isFalse();
  }

  @Test
  void beginsIdle() {
    assertThat(Workload.idle(OptionalInt.of(3))).isEqualTo(new Workload(0, 3, null));
    assertThat(Workload.idle(OptionalInt.empty())).isEqualTo(new Workload(0, null, null));
  }
}
