package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// What every role selector must keep. The author of one extends this class, names the factory and
/// runs it as a test; each claim then works on a selector of its own, which it closes.
///
/// ```java
/// class MySelectorContractTest extends RoleSelectorContract {
///   @Override
///   protected RoleSelectorFactory factory() {
///     return new MySelectorFactory();
///   }
/// }
/// ```
public abstract class RoleSelectorContract {

  private static final int MANY = 1_000;

  /// Makes the factory under test; called for every claim.
  protected abstract RoleSelectorFactory factory();

  /// The configured settings, by the name of the option; none unless overridden.
  protected Map<String, String> settings() {
    return Map.of();
  }

  /// At least one query the selector should be tried on; overridden where it has queries of its
  /// own.
  protected List<FakeQuery> samples() {
    return SampleQueries.ordinary();
  }

  /// Whether the factory is registered in `META-INF/services`; false skips that claim.
  protected boolean isRegistered() {
    return true;
  }

  /// Whether a candidate is judged without looking at the others, so that excluding one never
  /// reorders the rest; false skips that claim.
  protected boolean judgesEachCandidateAlone() {
    return true;
  }

  @Test
  final void describesItselfTheSameEveryTime() {
    FactoryClaims.describesItselfTheSameEveryTime(factory()::descriptor);
    assertThat(factory().descriptor())
        .as("the descriptor of another factory")
        .isEqualTo(factory().descriptor());
  }

  @Test
  final void describesItselfInWords() {
    FactoryClaims.describesItselfInWords(factory().descriptor());
  }

  @Test
  final void declaresDefaultsOfTheDeclaredType() {
    FactoryClaims.declaresDefaultsOfTheDeclaredType(factory().descriptor());
  }

  @Test
  final void isBuiltAgainstTheCurrentSpi() {
    FactoryClaims.isBuiltAgainstTheCurrentSpi(factory().descriptor());
  }

  @Test
  final void isFoundByTheServiceLoader() {
    assumeTrue(isRegistered(), "The factory is not meant to be registered.");
    FactoryClaims.isFoundByTheServiceLoader(RoleSelectorFactory.class, factory());
  }

  @Test
  final void isCreatedFromItsSettings() {
    create().close();
  }

  @Test
  final void ranksEveryCandidateExactlyOnce() {
    eachRanking(samples(), RankingClaims::hasEveryCandidateOnce);
  }

  @Test
  final void ranksNoStranger() {
    eachRanking(samples(), RankingClaims::hasNoStranger);
  }

  @Test
  final void givesFiniteScores() {
    eachRanking(samples(), RankingClaims::hasFiniteScores);
  }

  @Test
  final void ranksInTheOrderOfTheScores() {
    eachRanking(samples(), RankingClaims::isInTheOrderOfTheScores);
  }

  @Test
  final void explainsEveryScoreByItsParts() {
    eachRanking(samples(), RankingClaims::explainsEveryScoreByItsParts);
  }

  @Test
  final void givesTheSameQueryTheSameAnswer() {
    try (RoleSelector selector = create();
        RoleSelector twin = create()) {
      for (FakeQuery query : samples()) {
        Ranking ranking = selector.rank(query);
        assertThat(selector.rank(query)).as("the second answer for %s", query).isEqualTo(ranking);
        assertThat(twin.rank(query))
            .as("the answer of another selector with the same settings for %s", query)
            .isEqualTo(ranking);
      }
    }
  }

  @Test
  final void isSafeFromManyThreads() throws InterruptedException {
    try (RoleSelector selector = create()) {
      ManyThreads.getTheAnswersOfOne(samples(), selector::rank);
    }
  }

  @Test
  final void ranksASingleCandidate() {
    eachRanking(List.of(SampleQueries.withCandidates(1)), RankingClaims::isSound);
  }

  @Test
  final void ranksAThousandCandidates() {
    eachRanking(List.of(SampleQueries.withCandidates(MANY)), RankingClaims::isSound);
  }

  @Test
  final void keepsTheOrderOfTheOthersWhenOneIsExcluded() {
    assumeTrue(judgesEachCandidateAlone(), "The selector compares candidates with each other.");
    List<FakeQuery> queries = new ArrayList<>(samples());
    queries.add(SampleQueries.ofEqualRoles());
    queries.add(SampleQueries.ofRolesWithAPast());
    try (RoleSelector selector = create()) {
      for (FakeQuery query : queries) {
        keepsTheOrderWithoutEach(selector, query);
      }
    }
  }

  @Test
  final void copesWithATaskThatAsksForNothing() {
    eachRankingOf(List.of(SampleTasks.askingForNothing()));
  }

  @Test
  final void copesWithRolesThatCanDoNothing() {
    eachRanking(List.of(SampleQueries.ofRolesThatCanDoNothing()), RankingClaims::isSound);
  }

  @Test
  final void copesWithOverloadedRoles() {
    eachRanking(List.of(SampleQueries.ofOverloadedRoles()), RankingClaims::isSound);
  }

  @Test
  final void copesWithEqualRoles() {
    eachRanking(List.of(SampleQueries.ofEqualRoles()), RankingClaims::isSound);
  }

  @Test
  final void copesWithWhatIsKnownOfThePast() {
    eachRanking(List.of(SampleQueries.ofRolesWithAPast()), RankingClaims::isSound);
  }

  @Test
  final void copesWithTheLongestDescriptions() {
    eachRankingOf(SampleTasks.longest());
  }

  @Test
  final void copesWithAnyUnicode() {
    eachRankingOf(SampleTasks.unicode());
  }

  @Test
  final void copesWithAPriorityItDoesNotKnow() {
    eachRankingOf(SampleTasks.unknownPriorities());
  }

  @Test
  final void copesWithAnyMetadataAndContext() {
    eachRankingOf(List.of(SampleTasks.carryingAnyData()));
  }

  @Test
  final void changesNothingItIsGiven() {
    try (RoleSelector selector = create()) {
      for (FakeQuery query : samples()) {
        LooseQuery loose = new LooseQuery(query);
        selector.rank(loose);
        loose.assertUnchanged();
      }
    }
  }

  @Test
  final void staysSoundOnceToldOfRoles() {
    try (RoleSelector selector = create()) {
      RegistryFollower follower = follower(selector);
      for (FakeQuery query : samples()) {
        follower.follow(SampleChanges.everyOtherOf(query));
        RankingClaims.isSound(query, selector.rank(query));
      }
    }
  }

  @Test
  final void ranksTheSameHoweverItWasTold() {
    for (FakeQuery query : samples()) {
      try (RoleSelector atOnce = create();
          RoleSelector stepByStep = create()) {
        follower(atOnce).follow(FakeRegistryChange.complete(query.candidates()));
        SampleChanges.stepByStep(query).forEach(follower(stepByStep)::follow);
        assertThat(stepByStep.rank(query))
            .as("the answer of a selector that was told step by step for %s", query)
            .isEqualTo(atOnce.rank(query));
      }
    }
  }

  private static RegistryFollower follower(RoleSelector selector) {
    assumeTrue(selector instanceof RegistryFollower, "The selector does not follow the registry.");
    return (RegistryFollower) selector;
  }

  private static void keepsTheOrderWithoutEach(RoleSelector selector, FakeQuery query) {
    List<String> all = RankingClaims.order(selector.rank(query));
    if (all.size() < 2) {
      return;
    }
    for (CandidateView candidate : query.candidates()) {
      String excluded = candidate.roleId();
      List<String> expected = new ArrayList<>(all);
      expected.remove(excluded);
      assertThat(RankingClaims.order(selector.rank(query.without(excluded))))
          .as("the order without %s for %s", excluded, query)
          .isEqualTo(expected);
    }
  }

  private void eachRankingOf(List<FakeTask> tasks) {
    FakeQuery team = SampleQueries.withCandidates(5);
    eachRanking(tasks.stream().map(team::withTask).toList(), RankingClaims::isSound);
  }

  private void eachRanking(List<FakeQuery> queries, BiConsumer<FakeQuery, Ranking> claim) {
    assertThat(queries).as("the queries to try").isNotEmpty();
    try (RoleSelector selector = create()) {
      for (FakeQuery query : queries) {
        claim.accept(query, selector.rank(query));
      }
    }
  }

  private RoleSelector create() {
    RoleSelectorFactory factory = factory();
    RoleSelector selector = factory.create(FakePluginContext.of(factory.descriptor(), settings()));
    assertThat(selector).as("what the factory creates").isNotNull();
    return selector;
  }
}
