package dev.roledispatcher.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.queue.AttemptPolicy.WhenUsedUp;
import dev.roledispatcher.domain.queue.AttemptVerdict.Cause;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptPolicyTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final RoleId ADA = new RoleId("ada");
  private static final RoleId BOB = new RoleId("bob");
  private static final RoleId EVE = new RoleId("eve");
  private static final Escalation RAISE = new Escalation.RaisePriority(Priority.HIGH);
  private static final Escalation WIDEN = new Escalation.WidenRequirements();
  private static final AttemptPolicy POLICY = AttemptPolicy.DEFAULT;

  @Test
  void triesATaskThatSawNothingYet() {
    AttemptStanding standing = POLICY.judge(List.of(), 0, NOON);

    assertThat(standing.verdict()).isEqualTo(new AttemptVerdict.Retry());
    assertThat(standing.excluded()).isEmpty();
    assertThat(standing.counted()).isZero();
    assertThat(standing.nextChange()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"DECLINED", "MISSED", "RELEASED", "FAILED", "LOST"})
  void givesUpAfterThreeAttemptsWithoutCompletion(Ending ending) {
    List<PastAttempt> two = List.of(past(ADA, ending), past(BOB, ending));
    List<PastAttempt> three = List.of(past(ADA, ending), past(BOB, ending), past(EVE, ending));

    assertThat(POLICY.judge(two, 0, NOON).verdict()).isEqualTo(new AttemptVerdict.Retry());
    assertThat(POLICY.judge(three, 0, NOON).verdict())
        .isEqualTo(new AttemptVerdict.Fail(Cause.ATTEMPTS));
    assertThat(POLICY.judge(three, 0, NOON).counted()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"REVOKED", "WITHDRAWN", "COMPLETED"})
  void countsNeitherWhatWasTakenBackNorWhatWasDone(Ending ending) {
    AttemptStanding standing = POLICY.judge(Collections.nCopies(7, past(ADA, ending)), 0, NOON);

    assertThat(standing.counted()).isZero();
    assertThat(standing.excluded()).isEmpty();
    assertThat(standing.verdict()).isEqualTo(new AttemptVerdict.Retry());
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"DECLINED", "RELEASED", "FAILED"})
  void excludesForGoodARoleThatSaidNo(Ending ending) {
    AttemptStanding standing =
        POLICY.judge(List.of(past(ADA, ending)), 0, NOON.plus(Duration.ofDays(300)));

    assertThat(standing.excluded())
        .containsExactly(Map.entry(ADA, new RoleExclusion(ending, NOON, null)));
    assertThat(standing.nextChange()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"MISSED", "LOST"})
  void restsARoleThatSaidNothing(Ending ending) {
    List<PastAttempt> past = List.of(past(ADA, ending));
    Instant until = NOON.plus(POLICY.cooldown());

    AttemptStanding before = POLICY.judge(past, 0, until.minusNanos(1));
    assertThat(before.excluded()).containsKey(ADA);
    assertThat(before.nextChange()).contains(until);
    assertThat(POLICY.judge(past, 0, until).excluded()).isEmpty();
  }

  @Test
  void keepsTheStrongerOfTwoExclusions() {
    PastAttempt missed = past(ADA, Ending.MISSED);
    PastAttempt missedAgain = new PastAttempt(ADA, Ending.MISSED, NOON.plusSeconds(60));
    PastAttempt declined = past(ADA, Ending.DECLINED);

    assertThat(exclusionOfAda(missed, declined).isForGood()).isTrue();
    assertThat(exclusionOfAda(declined, missedAgain).isForGood()).isTrue();
    assertThat(exclusionOfAda(missed, missedAgain).until())
        .isEqualTo(NOON.plusSeconds(60).plus(POLICY.cooldown()));
    assertThat(exclusionOfAda(missedAgain, missed).until())
        .isEqualTo(NOON.plusSeconds(60).plus(POLICY.cooldown()));
  }

  @Test
  void endsWhenEverybodyDeclined() {
    AttemptStanding standing =
        POLICY.judge(List.of(past(ADA, Ending.DECLINED), past(BOB, Ending.DECLINED)), 0, NOON);

    assertThat(standing.among(Set.of(ADA, BOB)))
        .isEqualTo(new AttemptVerdict.Fail(Cause.EVERYBODY_REFUSED));
    assertThat(standing.among(Set.of(ADA, BOB, EVE))).isEqualTo(new AttemptVerdict.Retry());
    assertThat(standing.among(Set.of())).isEqualTo(new AttemptVerdict.Retry());
  }

  @Test
  void waitsForARoleThatOnlyRests() {
    AttemptStanding standing =
        POLICY.judge(List.of(past(ADA, Ending.DECLINED), past(BOB, Ending.MISSED)), 0, NOON);

    assertThat(standing.among(Set.of(ADA, BOB))).isEqualTo(new AttemptVerdict.Retry());
    assertThat(standing.nextChange()).contains(NOON.plus(POLICY.cooldown()));
  }

  @Test
  void saysThatItWaitsWhenThePolicyIsToWait() {
    AttemptPolicy waiting = policy(WhenUsedUp.WAIT);
    List<PastAttempt> past = Collections.nCopies(3, past(ADA, Ending.DECLINED));

    assertThat(waiting.judge(past, 0, NOON).among(Set.of(ADA)))
        .isEqualTo(new AttemptVerdict.Wait(Cause.ATTEMPTS));
    assertThat(waiting.judge(past.subList(0, 1), 0, NOON).among(Set.of(ADA)))
        .isEqualTo(new AttemptVerdict.Wait(Cause.EVERYBODY_REFUSED));
  }

  @Test
  void escalatesStepByStepAndFailsAfterTheLast() {
    AttemptPolicy policy = policy(WhenUsedUp.ESCALATE, RAISE, WIDEN);

    assertThat(verdict(policy, 2, 0)).isEqualTo(new AttemptVerdict.Retry());
    assertThat(verdict(policy, 3, 0))
        .isEqualTo(new AttemptVerdict.Escalate(Cause.ATTEMPTS, RAISE, 1));
    assertThat(verdict(policy, 5, 1)).isEqualTo(new AttemptVerdict.Retry());
    assertThat(verdict(policy, 6, 1))
        .isEqualTo(new AttemptVerdict.Escalate(Cause.ATTEMPTS, WIDEN, 2));
    assertThat(verdict(policy, 8, 2)).isEqualTo(new AttemptVerdict.Retry());
    assertThat(verdict(policy, 9, 2)).isEqualTo(new AttemptVerdict.Fail(Cause.ATTEMPTS));
  }

  @Test
  void stopsATaskThatGoesRoundInCircles() {
    List<PastAttempt> seven = Collections.nCopies(7, past(ADA, Ending.WITHDRAWN));
    List<PastAttempt> eight = Collections.nCopies(8, past(ADA, Ending.WITHDRAWN));

    assertThat(POLICY.judge(seven, 0, NOON).verdict()).isEqualTo(new AttemptVerdict.Retry());
    assertThat(POLICY.judge(eight, 0, NOON).verdict())
        .isEqualTo(new AttemptVerdict.Fail(Cause.HOPS));
    assertThat(policy(WhenUsedUp.WAIT).judge(eight, 0, NOON).verdict())
        .isEqualTo(new AttemptVerdict.Wait(Cause.HOPS));
    assertThat(policy(WhenUsedUp.ESCALATE, RAISE).judge(eight, 0, NOON).verdict())
        .isEqualTo(new AttemptVerdict.Fail(Cause.HOPS));
    assertThat(POLICY.judge(Collections.nCopies(50, past(ADA, Ending.REVOKED)), 0, NOON).hops())
        .isZero();
  }

  @Test
  void alwaysComesToAnEndWhateverHappens() {
    Ending[] endings = {
      Ending.DECLINED, Ending.MISSED, Ending.RELEASED, Ending.FAILED, Ending.LOST, Ending.WITHDRAWN
    };
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      AttemptPolicy policy =
          random.nextBoolean()
              ? policy(WhenUsedUp.ESCALATE, RAISE, WIDEN, new Escalation.HandTo(EVE))
              : POLICY;
      List<PastAttempt> past = new ArrayList<>();
      int escalated = 0;
      int steps = 0;
      AttemptVerdict verdict = policy.judge(past, 0, NOON).verdict();
      while (!(verdict instanceof AttemptVerdict.Fail)) {
        switch (verdict) {
          case AttemptVerdict.Retry _ -> {
            RoleId role = new RoleId("r" + random.nextInt(5));
            past.add(new PastAttempt(role, endings[random.nextInt(endings.length)], NOON));
          }
          case AttemptVerdict.Escalate step -> {
            escalated++;
            assertThat(step.number()).as("seed %d", seed).isEqualTo(escalated);
          }
          case AttemptVerdict.Wait _, AttemptVerdict.Fail _ ->
              throw new AssertionError("seed %d".formatted(seed));
        }
        steps++;
        assertThat(steps).as("seed %d", seed).isLessThan(40);
        verdict = policy.judge(past, escalated, NOON).verdict();
      }
      assertThat(past.stream().filter(one -> one.ending().isOfAssignment()).count())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(8);
    }
  }

  @Test
  void raisesAPriorityAndNeverLowersIt() {
    Escalation.RaisePriority raise = new Escalation.RaisePriority(Priority.HIGH);

    assertThat(raise.raised(Priority.LOW)).isEqualTo(Priority.HIGH);
    assertThat(raise.raised(Priority.CRITICAL)).isEqualTo(Priority.CRITICAL);
  }

  @Test
  void widensWhatIsRequiredAndKeepsWhatIsPreferred() {
    Requirement required = Requirement.of(new CapabilityName("java"));
    Requirement preferred =
        new Requirement(
            new CapabilityName("sql"),
            new Proficiency(3),
            Requirement.Kind.PREFERRED,
            Duration.ofMinutes(1));

    assertThat(new Escalation.WidenRequirements().widened(List.of(required, preferred)))
        .containsExactly(
            new Requirement(
                new CapabilityName("java"), Proficiency.LOWEST, Requirement.Kind.PREFERRED),
            preferred);
  }

  @Test
  void refusesPoliciesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(0, Duration.ZERO, 1, 1))
        .withMessage("The attempts (0) of an attempt policy must be 1 to 100.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(1, Duration.ZERO, 0, 1))
        .withMessageContaining("misses in a row (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(1, Duration.ZERO, 1, 1_001))
        .withMessageContaining("hops (1001)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(1, Duration.ofDays(2), 1, 1))
        .withMessageContaining("cooldown (PT48H)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(WhenUsedUp.ESCALATE))
        .withMessage("The escalations of an attempt policy that escalates must be at least one.");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            policy(WhenUsedUp.ESCALATE, Collections.nCopies(11, RAISE).toArray(Escalation[]::new)))
        .withMessageContaining("escalations (11)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.judge(List.of(), -1, NOON))
        .withMessage("The escalations (-1) so far must be 0 or more.");
    assertThatIllegalArgumentException().isThrownBy(() -> new MissedOffers(1, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new MissedOffers(0, NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> new MissedOffers(-1, NOON));
  }

  private static AttemptVerdict verdict(AttemptPolicy policy, int attempts, int escalated) {
    List<PastAttempt> past = Collections.nCopies(attempts, past(ADA, Ending.DECLINED));
    return policy.judge(past, escalated, NOON).verdict();
  }

  private static RoleExclusion exclusionOfAda(PastAttempt... past) {
    return Objects.requireNonNull(
        POLICY.judge(List.of(past), 0, NOON.plusSeconds(61)).excluded().get(ADA));
  }

  private static PastAttempt past(RoleId role, Ending ending) {
    return new PastAttempt(role, ending, NOON);
  }

  private static AttemptPolicy policy(WhenUsedUp whenUsedUp, Escalation... escalations) {
    return new AttemptPolicy(3, Duration.ofMinutes(5), 3, 8, whenUsedUp, List.of(escalations));
  }

  private static AttemptPolicy with(int attempts, Duration cooldown, int misses, int hops) {
    return new AttemptPolicy(attempts, cooldown, misses, hops, WhenUsedUp.FAIL, List.of());
  }
}
