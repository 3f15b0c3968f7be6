package dev.roledispatcher.domain.selection;

import static dev.roledispatcher.domain.selection.RoleDraft.indexOf;
import static dev.roledispatcher.domain.selection.RoleDraft.role;
import static dev.roledispatcher.domain.selection.SearchDraft.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.queue.RestPolicy.Rest;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EligibilityRulesTest {

  @Test
  void saysNothingAgainstARoleThatFits() {
    assertThat(against(role("r").able("a", "b"), search().requiring("a"))).isEmpty();
  }

  @Test
  void namesEveryMissingCapabilityInTheOrderAsked() {
    assertThat(against(role("r").able("b"), search().requiring("z", "b", "a")))
        .containsExactly(
            new RefusalReason.MissingCapabilities(
                List.of(new CapabilityName("z"), new CapabilityName("a"))));
  }

  @Test
  void asksForNothingThatIsOnlyPreferred() {
    SearchDraft search =
        search()
            .requiring("a", 5, Requirement.Kind.PREFERRED)
            .requiring("b", 5, Requirement.Kind.PREFERRED);

    assertThat(against(role("r").able("b", 1), search)).isEmpty();
  }

  @Test
  void refusesATypeThatDoesNotSuit() {
    RoleDraft agent = role("r").of(RoleType.AI_PRIMARY);

    assertThat(
            against(agent, search().classified(TaskClassification.HUMAN_PRIMARY, TypeRule.SUITS)))
        .containsExactly(
            new RefusalReason.WrongType(
                RoleType.AI_PRIMARY, TaskClassification.HUMAN_PRIMARY, false));
    assertThat(against(agent, search().classified(TaskClassification.HYBRID, TypeRule.EXACT)))
        .containsExactly(
            new RefusalReason.WrongType(RoleType.AI_PRIMARY, TaskClassification.HYBRID, true));
    assertThat(against(agent, search().classified(TaskClassification.HUMAN_PRIMARY, TypeRule.ANY)))
        .isEmpty();
  }

  @Test
  void refusesALevelThatIsTooLow() {
    SearchDraft search = search().requiring("a", 4, Requirement.Kind.REQUIRED);

    assertThat(against(role("r").able("a", 3), search))
        .containsExactly(
            new RefusalReason.LevelTooLow(
                new CapabilityName("a"), new Proficiency(3), new Proficiency(4)));
    assertThat(against(role("r").able("a", 4), search)).isEmpty();
  }

  @Test
  void takesACapabilityWithoutALevelForCompetent() {
    assertThat(against(role("r").able("a"), search().requiring("a", 3, Requirement.Kind.REQUIRED)))
        .isEmpty();
    assertThat(against(role("r").able("a"), search().requiring("a", 4, Requirement.Kind.REQUIRED)))
        .hasSize(1);
  }

  @Test
  void refusesAFullRole() {
    RoleIndex index = indexOf(role("r").holdingAtMost(2));
    IndexedRole indexed = index.find(role("r").made().id()).orElseThrow();
    indexed.load().assigned(Instant.EPOCH);

    assertThat(EligibilityRules.reasonsAgainst(indexed, search().made())).isEmpty();

    indexed.load().assigned(Instant.EPOCH);

    assertThat(EligibilityRules.reasonsAgainst(indexed, search().made()))
        .containsExactly(new RefusalReason.AtCapacity(2, 2));
  }

  @Test
  void doesNotCountTheTaskItselfAgainstItsHolder() {
    RoleIndex index = indexOf(role("r").holdingAtMost(1));
    IndexedRole indexed = index.find(role("r").made().id()).orElseThrow();
    indexed.load().assigned(Instant.EPOCH);

    assertThat(EligibilityRules.reasonsAgainst(indexed, search().heldBy("r").made())).isEmpty();
    assertThat(EligibilityRules.reasonsAgainst(indexed, search().heldBy("other").made()))
        .hasSize(1);
  }

  @Test
  void keepsADrainingRoleFromNewTasksOnly() {
    assertThat(against(role("r").draining(), search()))
        .containsExactly(new RefusalReason.Draining());
    assertThat(against(role("r").draining(), search().heldBy("r"))).isEmpty();
  }

  @Test
  void bringsNothingToARoleThatPullsUnlessItIsNamed() {
    assertThat(against(role("r").pulling(), search())).containsExactly(new RefusalReason.Pulls());
    assertThat(against(role("r").pulling(), search().onlyFor("r"))).isEmpty();
    assertThat(against(role("r").pulling(), search().heldBy("r"))).isEmpty();
  }

  @Test
  void letsARoleBeginOnlyWhenItWorks() {
    RoleDraft early = role("r").workingFrom(6, 14);
    Instant six = Instant.parse("2026-03-02T06:00:00Z");

    assertThat(against(early, search().at(six))).isEmpty();
    assertThat(against(early, search().at(six.minusNanos(1))))
        .containsExactly(new RefusalReason.OutsideWorkingHours(six));
    assertThat(against(early, search().at(Instant.parse("2026-03-01T14:00:00Z"))))
        .containsExactly(new RefusalReason.OutsideWorkingHours(six));
    assertThat(against(early, search())).isEmpty();
  }

  @Test
  void refusesARoleOfWhichNothingWasHeardForTooLong() {
    RoleIndex index = indexOf(role("r").silentAtMost(Duration.ofSeconds(40)));
    IndexedRole indexed = index.find(role("r").made().id()).orElseThrow();
    Instant seen = Instant.ofEpochSecond(1_000);

    assertThat(EligibilityRules.reasonsAgainst(indexed, search().at(seen).made()))
        .containsExactly(new RefusalReason.NotPresent(null, Duration.ofSeconds(40)));
    indexed.signs().seen(seen);
    assertThat(EligibilityRules.reasonsAgainst(indexed, search().at(seen.plusSeconds(49)).made()))
        .isEmpty();
    assertThat(EligibilityRules.reasonsAgainst(indexed, search().at(seen.plusSeconds(50)).made()))
        .containsExactly(new RefusalReason.NotPresent(seen, Duration.ofSeconds(40)));
    assertThat(
            EligibilityRules.reasonsAgainst(
                indexed, search().at(seen.plusSeconds(50)).heldBy("r").made()))
        .isEmpty();
    assertThat(EligibilityRules.reasonsAgainst(indexed, search().made())).isEmpty();
  }

  @Test
  void refusesARoleThatRestsUntilItGivesASignOfLife() {
    RoleIndex index = indexOf(role("r"));
    IndexedRole indexed = index.find(role("r").made().id()).orElseThrow();
    Instant missed = Instant.ofEpochSecond(1_000);
    indexed.signs().rests(new Rest(3, missed, missed.plusSeconds(60)));

    assertThat(EligibilityRules.reasonsAgainst(indexed, search().at(missed.plusSeconds(59)).made()))
        .containsExactly(new RefusalReason.Resting(3, missed, missed.plusSeconds(60)));
    assertThat(EligibilityRules.reasonsAgainst(indexed, search().at(missed.plusSeconds(60)).made()))
        .isEmpty();
    indexed.signs().seen(missed);
    assertThat(EligibilityRules.reasonsAgainst(indexed, search().at(missed.plusSeconds(1)).made()))
        .isEmpty();
  }

  @Test
  void givesEveryReasonInTheOrderOfTheKinds() {
    RoleDraft draft = role("r").of(RoleType.AI_PRIMARY).able("low", 1).holdingAtMost(1).inactive();
    RoleIndex index = indexOf(draft);
    IndexedRole indexed = index.find(draft.made().id()).orElseThrow();
    indexed.load().assigned(Instant.EPOCH);
    RoleSearch search =
        search()
            .classified(TaskClassification.HUMAN_PRIMARY, TypeRule.SUITS)
            .requiring("low", 2, Requirement.Kind.REQUIRED)
            .requiring("missing")
            .excluding("r")
            .without("r", "It timed out.")
            .made();

    assertThat(EligibilityRules.reasonsAgainst(indexed, search))
        .extracting(RefusalReason::kind)
        .containsExactly(
            RefusalKind.MISSING_CAPABILITY,
            RefusalKind.WRONG_TYPE,
            RefusalKind.INACTIVE,
            RefusalKind.EXCLUDED,
            RefusalKind.FAILED_BEFORE,
            RefusalKind.LEVEL_TOO_LOW,
            RefusalKind.AT_CAPACITY);
  }

  private static List<RefusalReason> against(RoleDraft draft, SearchDraft search) {
    return EligibilityRules.reasonsAgainst(
        indexOf(draft).find(draft.made().id()).orElseThrow(), search.made());
  }
}
