package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.NOW;
import static dev.roledispatcher.adapter.plugins.Fixtures.SHORT;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static dev.roledispatcher.adapter.plugins.SoundPlugins.ranking;
import static dev.roledispatcher.adapter.plugins.SoundPlugins.scored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.SelectionQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginRankerTest {

  private final List<PluginHost> hosts = new ArrayList<>();

  @AfterEach
  void closesTheHosts() {
    hosts.forEach(PluginHost::close);
  }

  @Test
  void givesTheOrderAndTheScoresOfTheSelector() {
    List<IndexedRole> people = Fixtures.people("a", "b");
    people.getFirst().load().assigned(NOW);
    Ranking ranking = rank(SoundPlugins::byId, people);
    assertThat(ranking.by()).isEqualTo(new PluginRef("weighted", "1.0"));
    assertThat(ranking.note()).isNull();
    assertThat(ranking.candidates())
        .containsExactly(
            candidate(people.get(1), new ScorePart("place", 100)),
            candidate(people.get(0), new ScorePart("place", 99)));
    assertThat(ranking.candidates().getLast().workload().active()).isEqualTo(1);
    assertThat(ranking.candidates().getLast().roleVersion()).isEqualTo(7);
  }

  @Test
  void allowsEqualScores() {
    Ranking ranking = rank(query -> ranked(scored("b", 1), scored("a", 1)), "a", "b");
    assertThat(ranking.note()).isNull();
    assertThat(ids(ranking)).containsExactly("b", "a");
  }

  @Test
  void allowsTheRoundingOfSums() {
    assertThat(rank(query -> ranked(scored("b", 1), scored("a", 1 + 1e-12)), "a", "b").note())
        .isNull();
  }

  @Test
  void refusesAnUnknownRole() {
    assertFallback(
        query -> ranking(List.of("a", "b", "stranger")),
        "it ranks role (stranger), which is no candidate");
  }

  @Test
  void refusesARoleThatIsRankedTwice() {
    assertFallback(query -> ranking(List.of("a", "b", "a")), "it ranks role (a) more than once");
  }

  @Test
  void refusesARankingThatLeavesOneOut() {
    assertFallback(
        query -> ranking(List.of("b")), "it leaves out 1 of 2 candidates, the first of them (a)");
  }

  @Test
  void refusesAnEmptyRanking() {
    assertFallback(
        query -> ranking(List.of()), "it leaves out 2 of 2 candidates, the first of them (a)");
  }

  @Test
  void refusesAnOrderThatItsScoresContradict() {
    assertFallback(
        query -> ranked(scored("b", 1), scored("a", 2)),
        "role (a) has a higher score (2.0) than a role before it (1.0)");
  }

  @Test
  void refusesScoresThatAddUpToNoNumber() {
    RankedRole endless =
        new RankedRole(
            "a",
            List.of(
                new dev.roledispatcher.spi.ScorePart("one", Double.MAX_VALUE),
                new dev.roledispatcher.spi.ScorePart("two", Double.MAX_VALUE)));
    assertFallback(
        query -> ranked(endless, scored("b", 1)), "the score of role (a) must be finite");
  }

  @Test
  void refusesScoresWithPartsThatCannotBeShown() {
    RankedRole nameless =
        new RankedRole("a", List.of(new dev.roledispatcher.spi.ScorePart(nothing(), 1)));
    assertFallback(query -> ranked(nameless, scored("b", 1)), "must have a name of at most 64");
    RankedRole endless =
        new RankedRole(
            "a", Collections.nCopies(65, new dev.roledispatcher.spi.ScorePart("part", 1)));
    assertFallback(query -> ranked(endless, scored("b", 1)), "must have at most 64 parts");
  }

  @Test
  void refusesARankingThatIsNotThere() {
    assertFallback(query -> nothing(), "it is null");
  }

  @Test
  void fallsBackWhenTheSelectorThrows() {
    assertFallback(
        PluginRankerTest::boom, "The plugin (weighted) threw IllegalStateException: boom.");
  }

  @Test
  void fallsBackWhenNoTimeIsLeft() {
    Ranking ranking = rank(SoundPlugins::byId, Fixtures.people("a", "b"), Duration.ZERO);
    assertThat(ranking.by()).isEqualTo(FallbackOrder.REF);
    assertThat(ranking.note())
        .isEqualTo("No time was left to ask plugin (weighted). The fallback order is used.");
  }

  @Test
  void fallsBackWhenTheSelectorHangs() {
    try (Hanging hanging = new Hanging()) {
      PluginHost host =
          start(
              new PluginHostSettings(
                  List.of(),
                  "weighted",
                  LONG,
                  SHORT,
                  LONG,
                  Fixtures.LIMITS,
                  Weighing.EVEN,
                  ShadowSettings.NOBODY,
                  Map.of()),
              query -> hanging.then(SoundPlugins.byId(query)));
      Ranking ranking =
          hanging.untilOneHangs(() ->
              host.ranker()
                  .rank(
                      TASK,
                      TaskClassification.HUMAN_PRIMARY,
                      Fixtures.people("a", "b"),
                      NOW,
                      LONG));
      assertThat(ranking.note())
          .isEqualTo(
              "The plugin (weighted) did not answer within 50 ms. The fallback order is used.");
      assertThat(ids(ranking)).containsExactly("a", "b");
    }
  }

  @Test
  void fallsBackToExactTypeThenLoadThenIdleTimeThenId() {
    List<IndexedRole> roles =
        Fixtures.indexed(
            List.of(
                Fixtures.role("a-hybrid", RoleType.HYBRID),
                Fixtures.role("b-busy", RoleType.HUMAN_PRIMARY),
                Fixtures.role("c-fresh", RoleType.HUMAN_PRIMARY),
                Fixtures.role("d-idle", RoleType.HUMAN_PRIMARY),
                Fixtures.role("e-never", RoleType.HUMAN_PRIMARY),
                Fixtures.role("f-never", RoleType.HUMAN_PRIMARY)));
    roles.get(1).load().assigned(NOW.minusSeconds(900));
    roles.get(2).load().correct(0, NOW);
    roles.get(3).load().correct(0, NOW.minusSeconds(60));
    Ranking ranking = rank(PluginRankerTest::boom, roles);
    assertThat(ids(ranking))
        .containsExactly("e-never", "f-never", "d-idle", "c-fresh", "b-busy", "a-hybrid");
    assertThat(ranking.candidates().stream().map(Candidate::score))
        .containsExactlyElementsOf(
            List.of(6, 5, 4, 3, 2, 1).stream()
                .map(points -> new ScoreBreakdown(List.of(new ScorePart("fallback", points))))
                .toList());
  }

  @Test
  void showsTheCandidatesAsTheyWereWhenTheSelectionBegan() {
    List<IndexedRole> people = Fixtures.people("a");
    IndexedRole person = people.getFirst();
    person.load().assigned(NOW);
    List<SelectionQuery> shown = new ArrayList<>();
    rank(
        query -> {
          shown.add(query);
          return SoundPlugins.byId(query);
        },
        people);
    person.load().assigned(NOW.plusSeconds(1));

    SelectionQuery query = shown.getFirst();
    assertThat(query.routingClass()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(query.at()).isEqualTo(NOW);
    assertThat(query.task().id()).isEqualTo("task-1");
    CandidateView view = query.candidates().getFirst();
    assertThat(view.roleId()).isEqualTo("a");
    assertThat(view.name()).isEqualTo("Role a");
    assertThat(view.description()).isEqualTo("Does things.");
    assertThat(view.type()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(view.activeTasks()).isEqualTo(1);
    assertThat(view.capacity()).hasValue(5);
    assertThat(view.lastAssignedAt()).contains(NOW);
    assertThat(view.capabilities())
        .containsExactly(new dev.roledispatcher.spi.CapabilityView("code_review", 4));
    assertThat(view.level("code_review")).isEqualTo(4);
    assertThat(view.level("security")).isZero();
    assertThat(view.level("unheard_of")).isZero();
    assertThat(view.level("")).isZero();
  }

  @Test
  void letsNoSelectorChangeTheCandidates() {
    assertFallback(
        query -> {
          query.candidates().clear();
          return SoundPlugins.byId(query);
        },
        "UnsupportedOperationException");
  }

  private void assertFallback(RoleSelector selector, String why) {
    Ranking ranking = rank(selector, "a", "b");
    assertThat(ranking.by()).isEqualTo(FallbackOrder.REF);
    assertThat(ranking.note()).contains(why).endsWith(" The fallback order is used.");
    assertThat(ids(ranking)).containsExactly("a", "b");
  }

  private Ranking rank(RoleSelector selector, String... people) {
    return rank(selector, Fixtures.people(people));
  }

  private Ranking rank(RoleSelector selector, List<IndexedRole> roles) {
    return rank(selector, roles, LONG);
  }

  private Ranking rank(RoleSelector selector, List<IndexedRole> roles, Duration within) {
    return start(Fixtures.chain(), selector)
        .ranker()
        .rank(TASK, TaskClassification.HUMAN_PRIMARY, roles, NOW, within);
  }

  private PluginHost start(PluginHostSettings settings, RoleSelector selector) {
    PluginHost host =
        PluginHost.start(
            settings,
            CLOCK,
            new TestStopwatch(),
            InMemoryPlugins.none().selector("weighted", selector));
    hosts.add(host);
    return host;
  }

  private static Candidate candidate(IndexedRole role, ScorePart part) {
    return new Candidate(
        role.id(),
        role.role().version(),
        role.role().profile().type(),
        role.workload(),
        new ScoreBreakdown(List.of(part)));
  }

  private static List<String> ids(Ranking ranking) {
    return ranking.candidates().stream().map(candidate -> candidate.role().value()).toList();
  }

  private static dev.roledispatcher.spi.Ranking ranked(RankedRole... roles) {
    return new dev.roledispatcher.spi.Ranking(List.of(roles));
  }

  private static dev.roledispatcher.spi.Ranking boom(SelectionQuery query) {
    throw new IllegalStateException("boom");
  }

  // The point of the call: a plugin that breaks its contract.
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return (@Nullable T) null;
  }
}
