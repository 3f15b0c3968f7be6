package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleView;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.SelectionQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleTellingTest {

  private static final System.Logger LOG = System.getLogger("test");
  private static final Role A = Fixtures.role("a", RoleType.HUMAN_PRIMARY);
  private static final Role B = Fixtures.role("b", RoleType.AI_PRIMARY);

  private final List<RegistryChange> told = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> open = new ArrayList<>();
  private boolean broken;

  @AfterEach
  void closesWhatIsOpen() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void tellsEveryRoleFirstAndThenOnlyWhatChanged() {
    RoleTelling telling = telling();
    RoleIndex first = RoleIndex.of(List.of(A, B));
    tell(telling, first);
    first.find(A.id()).orElseThrow().load().assigned(NOW);
    tell(telling, first);
    tell(telling, first.with(List.of(), List.of(B.id())));

    assertThat(told).hasSize(2);
    assertThat(told.getFirst().isComplete()).isTrue();
    assertThat(told.getFirst().changed())
        .extracting(RoleView::roleId)
        .containsExactlyInAnyOrder("a", "b");
    assertThat(told.getLast().isComplete()).isFalse();
    assertThat(told.getLast().changed()).isEmpty();
    assertThat(told.getLast().removed()).containsExactly("b");
  }

  @Test
  void tellsEverythingAgainAfterAFailure() {
    RoleTelling telling = telling();
    tell(telling, RoleIndex.of(List.of(A)));
    broken = true;
    tell(telling, RoleIndex.of(List.of(A, B)));
    broken = false;
    tell(telling, RoleIndex.of(List.of(B)));

    assertThat(told).extracting(RegistryChange::isComplete).containsExactly(true, false, true);
    assertThat(told.getLast().changed()).extracting(RoleView::roleId).containsExactly("b");
  }

  @Test
  void givesUpAfterThreeFailuresInARow() {
    broken = true;
    RoleTelling telling = telling();
    for (int i = 0; i < RoleTelling.MOST_FAILURES; i++) {
      tell(telling, RoleIndex.of(List.of(A)));
    }
    broken = false;
    tell(telling, RoleIndex.of(List.of(B)));

    assertThat(told).hasSize(RoleTelling.MOST_FAILURES);
  }

  @Test
  void tellsNothingWithoutRolesAndNothingWhenClosed() {
    RoleTelling telling = telling();
    telling.catchUp();
    telling.close();
    tell(telling, RoleIndex.of(List.of(A)));

    assertThat(told).isEmpty();
  }

  @Test
  void showsARoleWithItsKnownWork() {
    tell(
        telling(),
        RoleIndex.of(
            List.of(
                knownFor("a", List.of("Plants trees", 7, "Mows lawns")),
                knownFor("b", "Paints"),
                knownFor("c", 7))));

    List<RoleView> roles = told.getFirst().changed();
    assertThat(roles)
        .extracting(RoleView::knownWork)
        .containsExactlyInAnyOrder(
            List.of("Plants trees", "Mows lawns"), List.of("Paints"), List.of());
    RoleView role = roles.getFirst();
    assertThat(role.version()).isEqualTo(7);
    assertThat(role.name()).isEqualTo("Role a");
    assertThat(role.description()).isEqualTo("Does things.");
    assertThat(role.type()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(role.capabilities()).containsExactly(new CapabilityView("code_review", 4));
  }

  @Test
  void reachesTheSelectorOfTheHostWhichRanksOnThoughItThrows() {
    Follower follower = new Follower();
    PluginHost host = host(follower);
    host.roleAudience().rolesChanged(RoleIndex.of(List.of(A)));
    host.awaitRolesTold();

    assertThat(told).isNotEmpty();
    assertThat(told.getFirst().changed()).extracting(RoleView::roleId).containsExactly("a");

    broken = true;
    host.roleAudience().rolesChanged(RoleIndex.of(List.of(B)));
    host.awaitRolesTold();
    assertThat(
            host.ranker()
                .rank(
                    Fixtures.TASK,
                    dev.roledispatcher.domain.classification.TaskClassification.HUMAN_PRIMARY,
                    Fixtures.people("a", "b"),
                    NOW,
                    Fixtures.LONG)
                .note())
        .isNull();
  }

  @Test
  void leavesASelectorAloneThatFollowsNothing() {
    PluginHost host = host(SoundPlugins::byId);
    host.roleAudience().rolesChanged(RoleIndex.of(List.of(A)));
    host.awaitRolesTold();

    assertThat(told).isEmpty();
  }

  private void tell(RoleTelling telling, RoleIndex index) {
    telling.rolesChanged(index);
    telling.catchUp();
  }

  /// Tells on the thread of the test only.
  private RoleTelling telling() {
    RoleTelling telling = new RoleTelling(this::hear, LOG);
    open.add(telling);
    return telling;
  }

  private void hear(RegistryChange change) throws PluginFault {
    told.add(change);
    if (broken) {
      throw new PluginFault("It threw boom");
    }
  }

  private PluginHost host(RoleSelector selector) {
    PluginHost host =
        PluginHost.start(
            Fixtures.chain(),
            CLOCK,
            new TestStopwatch(),
            InMemoryPlugins.none().selector("weighted", selector));
    open.add(host);
    return host;
  }

  private static Role knownFor(String id, Object work) {
    Role role = Fixtures.role(id, RoleType.HUMAN_PRIMARY);
    RoleProfile profile = role.profile();
    return new Role(
        new RoleId(id),
        new RoleProfile(
            profile.name(),
            profile.description(),
            profile.type(),
            profile.capabilities(),
            profile.skills(),
            profile.examples(),
            profile.constraints(),
            profile.engagement(),
            true,
            Attributes.of(Map.of("known_work", work))),
        role.version(),
        NOW,
        NOW);
  }

  private final class Follower implements RoleSelector, RegistryFollower {

    @Override
    public Ranking rank(SelectionQuery query) {
      return SoundPlugins.byId(query);
    }

    @Override
    public void follow(RegistryChange change) {
      told.add(change);
      if (broken) {
        throw new IllegalStateException("boom");
      }
    }
  }
}
