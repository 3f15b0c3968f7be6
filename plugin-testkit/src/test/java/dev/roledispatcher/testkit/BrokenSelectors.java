package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Selectors that each break the contract in one way.
final class BrokenSelectors {

  private BrokenSelectors() {}

  @Breaks("staysSoundOnceToldOfRoles")
  static final class RanksOnlyWhomItWasToldOf extends SelectorTwin {
    @Override
    RoleSelector create(PluginContext context) {
      return new Following() {
        @Override
        public Ranking rank(SelectionQuery query) {
          Ranking all = RanksOnlyWhomItWasToldOf.this.rank(query);
          return told.isEmpty()
              ? all
              : new Ranking(
                  all.ranked().stream().filter(role -> told.contains(role.roleId())).toList());
        }
      };
    }
  }

  @Breaks("ranksTheSameHoweverItWasTold")
  static final class RemembersHowOftenItWasTold extends SelectorTwin {
    @Override
    RoleSelector create(PluginContext context) {
      return new Following() {
        private int changes;

        @Override
        public void follow(RegistryChange change) {
          changes++;
        }

        @Override
        public Ranking rank(SelectionQuery query) {
          return new Ranking(
              RemembersHowOftenItWasTold.this.rank(query).ranked().stream()
                  .map(role ->
                      new RankedRole(role.roleId(), List.of(new ScorePart("told", changes))))
                  .toList());
        }
      };
    }
  }

  @Breaks("describesItselfTheSameEveryTime")
  static final class ChangesItsVersion extends SelectorTwin {
    private final AtomicInteger version = new AtomicInteger();

    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.ofVersion("1." + version.incrementAndGet());
    }
  }

  @Breaks("describesItselfInWords")
  static final class HasNoDescription extends SelectorTwin {
    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.withoutDescription();
    }
  }

  @Breaks(
      value = {"declaresDefaultsOfTheDeclaredType", "isCreatedFromItsSettings"},
      andOthers = true)
  static final class HasADefaultOfTheWrongType extends SelectorTwin {
    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.withADefaultOfTheWrongType();
    }
  }

  @Breaks("isBuiltAgainstTheCurrentSpi")
  static final class IsBuiltAgainstAnotherSpi extends SelectorTwin {
    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.againstAnotherSpi();
    }
  }

  @Breaks("isFoundByTheServiceLoader")
  static final class ForgetsToRegister extends SelectorTwin {
    @Override
    protected boolean isRegistered() {
      return true;
    }
  }

  @NullUnmarked // Written by an author who does not check for null.
  @Breaks(value = "isCreatedFromItsSettings", andOthers = true)
  static final class CreatesNothing extends SelectorTwin {
    @Override
    RoleSelector create(PluginContext context) {
      return null;
    }
  }

  @Breaks(value = "isCreatedFromItsSettings", andOthers = true)
  static final class CannotBeClosed extends SelectorTwin {
    @Override
    RoleSelector create(PluginContext context) {
      return new RoleSelector() {
        @Override
        public Ranking rank(SelectionQuery query) {
          return CannotBeClosed.this.rank(query);
        }

        @Override
        public void close() {
          throw new IllegalStateException("still busy");
        }
      };
    }
  }

  @NullUnmarked // Written by an author who does not check for null.
  @Breaks(value = "ranksEveryCandidateExactlyOnce", andOthers = true)
  static final class HasNoAnswer extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      return null;
    }
  }

  @Breaks(value = "ranksEveryCandidateExactlyOnce", andOthers = true)
  static final class LeavesTheLastOut extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      List<RankedRole> ranked = super.rank(query).ranked();
      return new Ranking(ranked.subList(0, ranked.size() - 1));
    }
  }

  @Breaks(value = "ranksEveryCandidateExactlyOnce", andOthers = true)
  static final class RanksTheLastTwice extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      List<RankedRole> ranked = new ArrayList<>(super.rank(query).ranked());
      ranked.add(ranked.get(ranked.size() - 1));
      return new Ranking(ranked);
    }
  }

  @Breaks(value = "ranksNoStranger", andOthers = true)
  static final class RanksAStranger extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      List<RankedRole> ranked = new ArrayList<>(super.rank(query).ranked());
      ranked.add(new RankedRole("stranger", List.of(new ScorePart("luck", -1_000))));
      return new Ranking(ranked);
    }
  }

  @Breaks(value = "givesFiniteScores", andOthers = true)
  static final class AddsUpToInfinity extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      return eachRole(
          super.rank(query),
          role ->
              new RankedRole(
                  role.roleId(),
                  List.of(
                      new ScorePart("much", Double.MAX_VALUE),
                      new ScorePart("more", Double.MAX_VALUE))));
    }
  }

  @Breaks(value = "ranksInTheOrderOfTheScores", andOthers = true)
  static final class RanksTheBestLast extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      List<RankedRole> ranked = new ArrayList<>(super.rank(query).ranked());
      Collections.reverse(ranked);
      return new Ranking(ranked);
    }
  }

  @Breaks(value = "explainsEveryScoreByItsParts", andOthers = true)
  static final class ExplainsNothing extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      return eachRole(super.rank(query), role -> new RankedRole(role.roleId(), List.of()));
    }
  }

  @Breaks(value = "explainsEveryScoreByItsParts", andOthers = true)
  static final class NamesTwoPartsTheSame extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      ScorePart half = new ScorePart("half", 0.5);
      return eachRole(
          super.rank(query), role -> new RankedRole(role.roleId(), List.of(half, half)));
    }
  }

  @Breaks(value = "explainsEveryScoreByItsParts", andOthers = true)
  static final class DoesNotNameAPart extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      ScorePart nameless = new ScorePart("", 1);
      return eachRole(super.rank(query), role -> new RankedRole(role.roleId(), List.of(nameless)));
    }
  }

  @Breaks({"givesTheSameQueryTheSameAnswer", "isSafeFromManyThreads"})
  static final class ChangesItsMind extends SelectorTwin {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    Ranking rank(SelectionQuery query) {
      ScorePart call = new ScorePart("call", calls.incrementAndGet());
      return eachRole(super.rank(query), role -> new RankedRole(role.roleId(), List.of(call)));
    }
  }

  @Breaks("givesTheSameQueryTheSameAnswer")
  static final class DependsOnTheInstance extends SelectorTwin {
    private final AtomicInteger instances = new AtomicInteger();

    @Override
    RoleSelector create(PluginContext context) {
      ScorePart instance = new ScorePart("instance", instances.incrementAndGet());
      return query ->
          eachRole(rank(query), role -> new RankedRole(role.roleId(), List.of(instance)));
    }
  }

  @Breaks("isSafeFromManyThreads")
  static final class FailsOnOtherThreads extends SelectorTwin {
    @Override
    RoleSelector create(PluginContext context) {
      Thread owner = Thread.currentThread();
      return query -> {
        if (!Thread.currentThread().equals(owner)) {
          throw new IllegalStateException("asked by a stranger");
        }
        return rank(query);
      };
    }
  }

  @Breaks("ranksASingleCandidate")
  static final class NeedsTwoCandidates extends SelectorTwin {
    /// Three candidates, so that no sample comes down to one when another is excluded.
    @Override
    protected List<FakeQuery> samples() {
      return List.of(SampleQueries.ofRolesThatCanDoNothing());
    }

    @Override
    Ranking rank(SelectionQuery query) {
      query.candidates().get(1);
      return super.rank(query);
    }
  }

  @Breaks("ranksAThousandCandidates")
  static final class HasRoomForAHundred extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      CandidateView[] room = new CandidateView[100];
      int used = 0;
      for (CandidateView candidate : query.candidates()) {
        room[used++] = candidate;
      }
      return super.rank(query);
    }
  }

  @Breaks("keepsTheOrderOfTheOthersWhenOneIsExcluded")
  static final class TurnsWithTheNumberOfCandidates extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      return turned(query);
    }
  }

  @Breaks(value = "copesWithATaskThatAsksForNothing", andOthers = true)
  static final class NeedsARequirement extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      query.task().requirements().get(0);
      return super.rank(query);
    }
  }

  @Breaks(value = "copesWithRolesThatCanDoNothing", andOthers = true)
  static final class NeedsACapability extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      for (CandidateView candidate : query.candidates()) {
        candidate.capabilities().get(0);
      }
      return super.rank(query);
    }
  }

  @Breaks("copesWithOverloadedRoles")
  static final class DividesByTheCapacity extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      int used = 0;
      for (CandidateView candidate : query.candidates()) {
        if (candidate.capacity().isPresent()) {
          used += 100 * candidate.activeTasks() / candidate.capacity().getAsInt();
        }
      }
      ScorePart share = new ScorePart("share", used);
      return eachRole(
          super.rank(query), role -> new RankedRole(role.roleId(), with(role.parts(), share)));
    }
  }

  @Breaks(value = "copesWithEqualRoles", andOthers = true)
  static final class NeedsALastAssignment extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      for (CandidateView candidate : query.candidates()) {
        if (candidate.lastAssignedAt().isEmpty()) {
          throw new IllegalStateException("idle since when?");
        }
      }
      return super.rank(query);
    }
  }

  @Breaks(value = "copesWithWhatIsKnownOfThePast", andOthers = true)
  static final class DividesByTheFailures extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      for (CandidateView candidate : query.candidates()) {
        candidate
            .affinity()
            .ifPresent(known -> new ScorePart("odds", known.successes() / known.failures()));
      }
      return super.rank(query);
    }
  }

  @Breaks("copesWithTheLongestDescriptions")
  static final class OverflowsOnLongText extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      if (query.task().description().length() > 1_000) {
        throw new StackOverflowError("a regular expression that recurses");
      }
      return super.rank(query);
    }
  }

  @Breaks("copesWithAnyUnicode")
  static final class ReadsAsciiOnly extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      if (!query.task().description().chars().allMatch(c -> c < 128)) {
        throw new IllegalArgumentException("What is this?");
      }
      return super.rank(query);
    }
  }

  @Breaks("copesWithAPriorityItDoesNotKnow")
  static final class KnowsFourPriorities extends SelectorTwin {
    private enum Priority {
      low,
      medium,
      high,
      critical
    }

    @Override
    Ranking rank(SelectionQuery query) {
      ScorePart urgency = new ScorePart(Priority.valueOf(query.task().priority()).name(), 0);
      return eachRole(
          super.rank(query), role -> new RankedRole(role.roleId(), with(role.parts(), urgency)));
    }
  }

  @Breaks("copesWithAnyMetadataAndContext")
  static final class TakesAllContextForText extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      int length = 0;
      for (@Nullable Object value : query.task().context().values()) {
        length += Objects.requireNonNull((String) value).length();
      }
      ScorePart part = new ScorePart("length", length);
      return eachRole(
          super.rank(query), role -> new RankedRole(role.roleId(), with(role.parts(), part)));
    }
  }

  @Breaks("changesNothingItIsGiven")
  static final class SortsTheCandidatesInPlace extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      Ranking ranking = super.rank(query);
      try {
        query.candidates().sort(Comparator.comparing(CandidateView::name).reversed());
      } catch (UnsupportedOperationException immutable) {
        return ranking;
      }
      return ranking;
    }
  }

  @Breaks("changesNothingItIsGiven")
  static final class ForgetsACapability extends SelectorTwin {
    @Override
    Ranking rank(SelectionQuery query) {
      Ranking ranking = super.rank(query);
      for (CandidateView candidate : query.candidates()) {
        try {
          candidate.capabilities().clear();
        } catch (UnsupportedOperationException immutable) {
          return ranking;
        }
      }
      return ranking;
    }
  }

  /// The candidates in turn, starting with another one for every number of candidates; all scores
  /// are equal.
  static Ranking turned(SelectionQuery query) {
    List<RankedRole> ranked = new ArrayList<>();
    for (CandidateView candidate : query.candidates()) {
      ranked.add(new RankedRole(candidate.roleId(), List.of(new ScorePart("turn", 0))));
    }
    Collections.rotate(ranked, ranked.size() / 2);
    return new Ranking(ranked);
  }

  private static Ranking eachRole(Ranking ranking, UnaryOperator<RankedRole> change) {
    return new Ranking(ranking.ranked().stream().map(change).toList());
  }

  private static List<ScorePart> with(List<ScorePart> parts, ScorePart part) {
    List<ScorePart> more = new ArrayList<>(parts);
    more.add(part);
    return more;
  }
}
