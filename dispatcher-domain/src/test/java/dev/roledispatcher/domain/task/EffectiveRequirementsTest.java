package dev.roledispatcher.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EffectiveRequirementsTest {

  private static final Duration TEN = Duration.ofMinutes(10);
  private static final Duration THIRTY = Duration.ofMinutes(30);

  private final Requirement java = required("java", null);
  private final Requirement sql = required("sql", TEN);
  private final Requirement cobol = preferred("cobol", THIRTY);
  private final List<Requirement> asked = List.of(java, sql, cobol);

  @Test
  void areThoseAskedForAtFirst() {
    EffectiveRequirements effective = EffectiveRequirements.of(asked, TEN.minusNanos(1));

    assertThat(effective.requirements()).isEqualTo(asked);
    assertThat(effective.relaxed()).isEmpty();
    assertThat(effective.dropped()).isEmpty();
    assertThat(effective.nextChange()).isEqualTo(TEN);
    assertThat(effective.due()).isNull();
  }

  @Test
  void preferWhatWasRequiredOnceItExpires() {
    EffectiveRequirements effective = EffectiveRequirements.of(asked, TEN);

    assertThat(effective.requirements()).containsExactly(java, preferred("sql", null), cobol);
    assertThat(effective.relaxed()).containsExactly(sql);
    assertThat(effective.nextChange()).isEqualTo(THIRTY);
  }

  @Test
  void dropWhatWasPreferredOnceItExpires() {
    EffectiveRequirements effective = EffectiveRequirements.of(asked, THIRTY);

    assertThat(effective.requirements()).containsExactly(java, preferred("sql", null));
    assertThat(effective.relaxed()).containsExactly(sql);
    assertThat(effective.dropped()).containsExactly(cobol);
    assertThat(effective.nextChange()).isNull();
    assertThat(effective.due()).isEqualTo(AfterLast.STAY);
  }

  @Test
  void becomeAllPreferredAfterTheLastExpiryWhenAnyRoleWillDo() {
    WaitPolicy any = new WaitPolicy(AfterLast.ANY, null);

    assertThat(EffectiveRequirements.of(asked, any, THIRTY.minusNanos(1)).requirements())
        .contains(java);
    EffectiveRequirements effective = EffectiveRequirements.of(asked, any, THIRTY);
    assertThat(effective.requirements())
        .containsExactly(preferred("java", null), preferred("sql", null));
    assertThat(effective.relaxed()).containsExactly(java, sql);
    assertThat(effective.due()).isEqualTo(AfterLast.ANY);
  }

  @ParameterizedTest
  @EnumSource(AfterLast.class)
  void neverComeToTheLastWhenNothingExpires(AfterLast afterLast) {
    EffectiveRequirements effective =
        EffectiveRequirements.of(
            List.of(java), new WaitPolicy(afterLast, null), Duration.ofDays(1_000));

    assertThat(effective.requirements()).containsExactly(java);
    assertThat(effective.due()).isNull();
    assertThat(effective.nextChange()).isNull();
  }

  @Test
  void giveUpThePreferredRoleInItsTime() {
    WaitPolicy policy = new WaitPolicy(AfterLast.FAIL, Duration.ofMinutes(40));

    EffectiveRequirements before = EffectiveRequirements.of(asked, policy, THIRTY);
    assertThat(before.prefersRole()).isTrue();
    assertThat(before.due()).isNull();
    assertThat(before.nextChange()).isEqualTo(Duration.ofMinutes(40));
    EffectiveRequirements after = EffectiveRequirements.of(asked, policy, Duration.ofMinutes(40));
    assertThat(after.prefersRole()).isFalse();
    assertThat(after.due()).isEqualTo(AfterLast.FAIL);
    assertThat(EffectiveRequirements.of(asked, Duration.ofDays(9)).prefersRole()).isTrue();
  }

  @Test
  void changeAtTheTimesTheyNameAndAtNoOther() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      List<Requirement> requirements = requirements(random);
      AfterLast[] ends = AfterLast.values();
      WaitPolicy policy =
          new WaitPolicy(
              ends[random.nextInt(ends.length)],
              random.nextBoolean() ? Duration.ofSeconds(1 + random.nextInt(20)) : null);
      Set<Duration> named = new TreeSet<>();
      requirements.forEach(
          requirement -> Optional.ofNullable(requirement.expiresAfter()).ifPresent(named::add));
      Optional.ofNullable(policy.preferredRoleExpiresAfter()).ifPresent(named::add);

      Set<Duration> visited = new HashSet<>();
      Duration waited = Duration.ZERO;
      Optional<Duration> next = EffectiveRequirements.nextChange(requirements, policy, waited);
      while (next.isPresent()) {
        EffectiveRequirements now = EffectiveRequirements.of(requirements, policy, waited);
        EffectiveRequirements justBefore =
            EffectiveRequirements.of(requirements, policy, next.get().minusNanos(1));
        EffectiveRequirements then = EffectiveRequirements.of(requirements, policy, next.get());
        assertThat(justBefore).as("seed %d", seed).isEqualTo(now);
        assertThat(then).as("seed %d", seed).isNotEqualTo(now);
        assertThat(required(then)).as("seed %d", seed).isSubsetOf(required(now));
        visited.add(next.get());
        waited = next.get();
        next = EffectiveRequirements.nextChange(requirements, policy, waited);
      }

      assertThat(visited).as("seed %d", seed).isEqualTo(named);
      EffectiveRequirements last = EffectiveRequirements.of(requirements, policy, waited);
      assertThat(last.due() != null).as("seed %d", seed).isEqualTo(!named.isEmpty());
      assertThat(EffectiveRequirements.of(last.requirements(), waited).requirements())
          .as("seed %d", seed)
          .isEqualTo(last.requirements());
    }
  }

  @Test
  void refuseTimesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EffectiveRequirements.of(asked, Duration.ofNanos(-1)))
        .withMessage("The time waited (PT-0.000000001S) must be 0 or more.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EffectiveRequirements.nextChange(asked, Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> java.expiringAfter(Duration.ZERO))
        .withMessage(
            "The expiry (PT0S) of the requirement (java) must be more than 0 and at most PT8784H.");
    assertThatIllegalArgumentException().isThrownBy(() -> java.expiringAfter(Duration.ofDays(367)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WaitPolicy(AfterLast.STAY, Duration.ZERO))
        .withMessage(
            "The expiry (PT0S) of the preferred role must be more than 0 and at most PT8784H.");
    assertThat(java.expiringAfter(TEN).expiresAfter()).isEqualTo(TEN);
  }

  private static List<CapabilityName> required(EffectiveRequirements effective) {
    return effective.requirements().stream()
        .filter(Requirement::isRequired)
        .map(Requirement::capability)
        .toList();
  }

  private static List<Requirement> requirements(Random random) {
    List<Requirement> requirements = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Duration expiry = random.nextBoolean() ? Duration.ofSeconds(1 + random.nextInt(20)) : null;
      requirements.add(
          random.nextBoolean() ? required("c" + i, expiry) : preferred("c" + i, expiry));
    }
    return requirements;
  }

  private static Requirement required(String name, @Nullable Duration expiry) {
    return new Requirement(
        new CapabilityName(name), new Proficiency(2), Requirement.Kind.REQUIRED, expiry);
  }

  private static Requirement preferred(String name, @Nullable Duration expiry) {
    return new Requirement(
        new CapabilityName(name), new Proficiency(2), Requirement.Kind.PREFERRED, expiry);
  }
}
