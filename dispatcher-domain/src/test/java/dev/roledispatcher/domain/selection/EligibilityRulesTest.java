package dev.roledispatcher.domain.selection;

import static dev.roledispatcher.domain.selection.RoleDraft.indexOf;
import static dev.roledispatcher.domain.selection.RoleDraft.role;
import static dev.roledispatcher.domain.selection.SearchDraft.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Requirement;
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
