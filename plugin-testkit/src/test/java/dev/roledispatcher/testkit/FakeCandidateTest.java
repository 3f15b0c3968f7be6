package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.spi.AffinityView;
import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RoutingClass;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakeCandidateTest {

  @Test
  void readsAsASentence() {
    FakeCandidate candidate =
        FakeCandidate.withId("role-a")
            .named("Reviewer")
            .describedAs("Reads code.")
            .ofType(RoutingClass.AI_PRIMARY)
            .able("code_review", 4)
            .able("sql", "java")
            .holding(2)
            .limitedTo(5)
            .lastAssigned(Instant.EPOCH)
            .given(7)
            .experienced(2, 1)
            .lastHeldLikeAt(Instant.EPOCH);

    assertThat(candidate.roleId()).isEqualTo("role-a");
    assertThat(candidate.name()).isEqualTo("Reviewer");
    assertThat(candidate.description()).isEqualTo("Reads code.");
    assertThat(candidate.type()).isEqualTo(RoutingClass.AI_PRIMARY);
    assertThat(candidate.capabilities())
        .containsExactly(
            new CapabilityView("code_review", 4),
            new CapabilityView("sql", 3),
            new CapabilityView("java", 3));
    assertThat(candidate.level("code_review")).isEqualTo(4);
    assertThat(candidate.level("cobol")).isZero();
    assertThat(candidate.activeTasks()).isEqualTo(2);
    assertThat(candidate.capacity()).hasValue(5);
    assertThat(candidate.lastAssignedAt()).contains(Instant.EPOCH);
    assertThat(candidate.assignments()).hasValue(7);
    AffinityView affinity = candidate.affinity().orElseThrow();
    assertThat(affinity.successes()).isEqualTo(2);
    assertThat(affinity.failures()).isEqualTo(1);
    assertThat(affinity.successRate()).isEqualTo(0.6);
    assertThat(affinity.lastHeldAt()).contains(Instant.EPOCH);
  }

  @Test
  void startsIdleUnlimitedAndWithoutCapabilities() {
    FakeCandidate candidate = FakeCandidate.withId("role-a");

    assertThat(candidate.name()).isEqualTo("role-a");
    assertThat(candidate.type()).isEqualTo(RoutingClass.HYBRID);
    assertThat(candidate.capabilities()).isEmpty();
    assertThat(candidate.activeTasks()).isZero();
    assertThat(candidate.capacity()).isEmpty();
    assertThat(candidate.lastAssignedAt()).isEmpty();
    assertThat(candidate.assignments()).isEmpty();
    assertThat(candidate.affinity()).isEmpty();
  }

  @Test
  void hasOneLevelPerCapability() {
    FakeCandidate candidate = FakeCandidate.withId("role-a").able("sql", 2).able("sql", 5);

    assertThat(candidate.capabilities()).containsExactly(new CapabilityView("sql", 5));
    assertThat(candidate.level("sql")).isEqualTo(5);
  }

  @Test
  void refusesNumbersThatCannotBe() {
    FakeCandidate candidate = FakeCandidate.withId("role-a");

    assertThatIllegalArgumentException().isThrownBy(() -> candidate.able("sql", 6));
    assertThatIllegalArgumentException().isThrownBy(() -> candidate.holding(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> candidate.limitedTo(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> candidate.given(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> candidate.experienced(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> candidate.experienced(0, Double.NaN));
  }
}
