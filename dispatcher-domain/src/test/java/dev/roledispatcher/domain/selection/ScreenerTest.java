package dev.roledispatcher.domain.selection;

import static dev.roledispatcher.domain.selection.RoleDraft.indexOf;
import static dev.roledispatcher.domain.selection.RoleDraft.role;
import static dev.roledispatcher.domain.selection.SearchDraft.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenerTest {

  private static final SelectionPolicy THREE_NAMED = new SelectionPolicy("1", 1_000, 50, 3);

  @Test
  void refusesNobodyWithoutRoles() {
    Screening screening = screen(RoleIndex.empty(), search().requiring("a"));

    assertThat(screening.eligibleCount()).isZero();
    assertThat(screening.refusals().total()).isZero();
    assertThat(screening.refusals().unknownCapabilities())
        .containsExactly(new UnknownCapability(new CapabilityName("a"), null));
  }

  @Test
  void namesTheNearestCapabilityForOneThatNobodyHas() {
    RoleIndex index =
        indexOf(role("r1").able("security_analysis"), role("r2").able("code_review", "mentoring"));

    Screening screening = screen(index, search().requiring("analysis", "mentoring"));

    assertThat(screening.refusals().unknownCapabilities())
        .containsExactly(
            new UnknownCapability(
                new CapabilityName("analysis"), new CapabilityName("security_analysis")));
  }

  @Test
  void callsNoCapabilityUnknownThatIsOnlyPreferredOrThatSomebodyHas() {
    RoleIndex index = indexOf(role("r1").able("a"), role("r2").able("b"));
    SearchDraft search =
        search().requiring("a", "b").requiring("zzz", 1, Requirement.Kind.PREFERRED);

    Screening screening = screen(index, search);

    assertThat(screening.eligibleCount()).isZero();
    assertThat(screening.refusals().unknownCapabilities()).isEmpty();
  }

  @Test
  void namesThePreferredRoleFirstThenExcludedThenFailedOnes() {
    RoleIndex index =
        indexOf(
            role("a").inactive(),
            role("b"),
            role("c"),
            role("d"),
            role("z").of(RoleType.AI_PRIMARY));
    SearchDraft search =
        search()
            .classified(TaskClassification.HUMAN_PRIMARY, TypeRule.SUITS)
            .preferring("z")
            .excluding("d", "unknown", "b")
            .without("c", "It is down.");

    Screening screening = new Screener(SelectionPolicy.DEFAULT).screen(index, search.made());

    assertThat(screening.refusals().named())
        .extracting(refusal -> refusal.role().value())
        .containsExactly("z", "b", "d", "unknown", "c", "a");
  }

  @Test
  void saysThatAPreferredRoleIsUnknownAndCountsOnlyRolesThatExist() {
    Screening screening = screen(indexOf(role("a")), search().preferring("ghost"));

    assertThat(screening.refusals().named())
        .containsExactly(
            new Refusal(new RoleId("ghost"), List.of(new RefusalReason.UnknownRole())));
    assertThat(screening.refusals().total()).isZero();
  }

  @Test
  void namesTheRolesThatFellOutLastBeforeThoseThatFellOutFirst() {
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      roles.add(role("a-person" + i).of(RoleType.HUMAN_PRIMARY).made());
      roles.add(role("b-asleep" + i).of(RoleType.AI_PRIMARY).inactive().made());
    }
    roles.add(role("full").of(RoleType.AI_PRIMARY).holdingAtMost(1).made());
    RoleIndex index = RoleIndex.of(roles);
    index.find(new RoleId("full")).orElseThrow().load().assigned(Instant.EPOCH);

    Screening screening =
        new Screener(THREE_NAMED)
            .screen(
                index, search().classified(TaskClassification.AI_PRIMARY, TypeRule.SUITS).made());

    assertThat(screening.refusals().named())
        .extracting(refusal -> refusal.role().value())
        .containsExactly("full", "b-asleep0", "b-asleep1");
  }

  @Test
  void namesOneRoleOfEachKindFromTheLatestToTheEarliest() {
    RoleIndex index =
        indexOf(
            role("lacks").of(RoleType.AI_PRIMARY),
            role("person").of(RoleType.HUMAN_PRIMARY).able("x", 5),
            role("asleep").of(RoleType.AI_PRIMARY).able("x", 5).inactive(),
            role("low").of(RoleType.AI_PRIMARY).able("x", 1),
            role("full").of(RoleType.AI_PRIMARY).able("x", 5).holdingAtMost(1),
            role("zz-failed").of(RoleType.AI_PRIMARY).able("x", 5),
            role("zz-excluded").of(RoleType.AI_PRIMARY).able("x", 5),
            role("fits").of(RoleType.AI_PRIMARY).able("x", 5));
    index.find(new RoleId("full")).orElseThrow().load().assigned(Instant.EPOCH);

    Screening screening =
        screen(
            index,
            search()
                .classified(TaskClassification.AI_PRIMARY, TypeRule.SUITS)
                .requiring("x", 2, Requirement.Kind.REQUIRED)
                .excluding("zz-excluded")
                .without("zz-failed", "It failed."));

    assertThat(screening.refusals().named())
        .extracting(refusal -> refusal.role().value())
        .containsExactly("zz-excluded", "zz-failed", "full", "low", "asleep", "person", "lacks");
    assertThat(screening.eligible()).extracting(role -> role.id().value()).containsExactly("fits");
  }

  @Test
  void namesRolesThatLackSomethingAfterThoseThatComeNearerThoseThatHaveAPartOfItFirst() {
    RoleIndex index =
        indexOf(
            role("has-nothing"),
            role("has-a").able("a"),
            role("fits").able("a", "b"),
            role("has-b").able("b"),
            role("asleep").able("a", "b").inactive());

    Screening screening = screen(index, search().requiring("a").requiring("b"));

    assertThat(screening.refusals().named())
        .extracting(refusal -> refusal.role().value())
        .containsExactly("asleep", "has-a", "has-b", "has-nothing");
  }

  @Test
  void namesTheRolesThatLackLeastWhenEveryRoleLacksSomething() {
    RoleIndex index =
        indexOf(
            role("none"),
            role("one").able("a"),
            role("two").able("a", "b"),
            role("other").able("x"),
            role("two-too").able("c", "b"));

    Screening screening =
        new Screener(THREE_NAMED).screen(index, search().requiring("a", "b", "c").made());

    assertThat(screening.refusals().named())
        .extracting(refusal -> refusal.role().value())
        .containsExactly("two", "two-too", "one");
    assertThat(screening.refusals().counts())
        .containsExactlyEntriesOf(Map.of(RefusalKind.MISSING_CAPABILITY, 5));
  }

  @Test
  void namesNobodyWhenThePolicySaysSo() {
    SelectionPolicy silent = new SelectionPolicy("1", 1_000, 50, 0);
    RoleIndex index = indexOf(role("a").inactive(), role("b"));

    Screening screening =
        new Screener(silent)
            .screen(index, search().preferring("a").excluding("b").requiring("x").made());

    assertThat(screening.refusals().named()).isEmpty();
    assertThat(screening.refusals().total()).isEqualTo(2);
  }

  @Test
  void keepsThePreferredRoleAmongFewWhateverItsLoad() {
    RoleIndex index =
        indexOf(role("a"), role("b"), role("busy").of(RoleType.AI_PRIMARY), role("d"));
    index.find(new RoleId("busy")).orElseThrow().load().correct(99, Instant.EPOCH);

    Screening screening =
        new Screener(new SelectionPolicy("1", 2, 1, 0))
            .screen(index, search().preferring("busy").made());

    assertThat(screening.eligible())
        .extracting(role -> role.id().value())
        .containsExactly("a", "busy");
    assertThat(screening.eligibleCount()).isEqualTo(4);
  }

  private static Screening screen(RoleIndex index, SearchDraft search) {
    return new Screener(SelectionPolicy.DEFAULT).screen(index, search.made());
  }
}
