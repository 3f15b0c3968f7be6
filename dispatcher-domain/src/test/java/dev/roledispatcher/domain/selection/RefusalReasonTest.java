package dev.roledispatcher.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalReasonTest {

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(
            new RefusalReason.UnknownRole(), RefusalKind.UNKNOWN_ROLE, "There is no such role."),
        Arguments.of(
            new RefusalReason.MissingCapabilities(
                List.of(new CapabilityName("b"), new CapabilityName("a"))),
            RefusalKind.MISSING_CAPABILITY,
            "It lacks b, a."),
        Arguments.of(
            new RefusalReason.WrongType(
                RoleType.AI_PRIMARY, TaskClassification.HUMAN_PRIMARY, false),
            RefusalKind.WRONG_TYPE,
            "The task is human_primary, and the role is ai_primary."),
        Arguments.of(
            new RefusalReason.WrongType(RoleType.HYBRID, TaskClassification.AI_PRIMARY, true),
            RefusalKind.WRONG_TYPE,
            "The request forced ai_primary, and the role is hybrid."),
        Arguments.of(new RefusalReason.Inactive(), RefusalKind.INACTIVE, "It is inactive."),
        Arguments.of(
            new RefusalReason.Excluded(), RefusalKind.EXCLUDED, "The request excluded it."),
        Arguments.of(
            new RefusalReason.FailedBefore("It timed out."),
            RefusalKind.FAILED_BEFORE,
            "It was tried already, without success. It timed out."),
        Arguments.of(
            new RefusalReason.LevelTooLow(
                new CapabilityName("a"), new Proficiency(2), new Proficiency(4)),
            RefusalKind.LEVEL_TOO_LOW,
            "It does a at level 2; the task needs 4."),
        Arguments.of(
            new RefusalReason.Draining(),
            RefusalKind.DRAINING,
            "It finishes what it has and gets nothing new."),
        Arguments.of(
            new RefusalReason.Pulls(),
            RefusalKind.PULLS,
            "It takes its tasks from the queue itself."),
        Arguments.of(
            new RefusalReason.NotPresent(null, Duration.ofMinutes(5)),
            RefusalKind.NOT_PRESENT,
            "It is not present: it must give a sign of life every PT5M, and has not given any yet."),
        Arguments.of(
            new RefusalReason.NotPresent(Instant.EPOCH, Duration.ofMinutes(5)),
            RefusalKind.NOT_PRESENT,
            "It is not present: it must give a sign of life every PT5M, and the last one was at 1970-01-01T00:00:00Z."),
        Arguments.of(
            new RefusalReason.Resting(3, Instant.EPOCH, Instant.ofEpochSecond(600)),
            RefusalKind.RESTING,
            "It missed 3 offers in a row, the last one at 1970-01-01T00:00:00Z; it gets nothing new until 1970-01-01T00:10:00Z, unless it gives a sign of life before."),
        Arguments.of(
            new RefusalReason.OutsideWorkingHours(Instant.EPOCH),
            RefusalKind.OUTSIDE_WORKING_HOURS,
            "It does not work at this time; it does again at 1970-01-01T00:00:00Z."),
        Arguments.of(
            new RefusalReason.AtCapacity(3, 2),
            RefusalKind.AT_CAPACITY,
            "It holds 3 of at most 2 tasks."));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void saysItsKindAndOneSentence(RefusalReason reason, RefusalKind kind, String sentence) {
    assertThat(reason.kind()).isEqualTo(kind);
    assertThat(reason.sentence()).isEqualTo(sentence);
  }

  @Test
  void countsARefusalUnderItsFirstReason() {
    Refusal refusal =
        new Refusal(
            new RoleId("r"), List.of(new RefusalReason.Inactive(), new RefusalReason.Excluded()));

    assertThat(refusal.kind()).isEqualTo(RefusalKind.INACTIVE);
  }

  @Test
  void refusesARefusalWithoutAReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Refusal(new RoleId("r"), List.of()))
        .withMessage("The refusal of role (r) must have a reason.");
  }

  @Test
  void addsUpRefusalsInTheOrderOfTheirKinds() {
    Map<RefusalKind, Integer> counts = new EnumMap<>(RefusalKind.class);
    counts.put(RefusalKind.AT_CAPACITY, 2);
    counts.put(RefusalKind.WRONG_TYPE, 3);
    Refusals refusals = new Refusals(counts, List.of(), List.of());

    counts.clear();

    assertThat(refusals.total()).isEqualTo(5);
    assertThat(refusals.counts().keySet())
        .containsExactly(RefusalKind.WRONG_TYPE, RefusalKind.AT_CAPACITY);
    assertThat(new Refusals(Map.of(), List.of(), List.of()).total()).isZero();
  }
}
