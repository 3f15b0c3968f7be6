package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.spi.TaskView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Ranks by a weighted sum of five criteria, each judged from 0 to 1 on the candidate alone. On top
/// of them count how well the words of the task fit the candidate, and how it did with earlier
/// tasks like this one.
///
/// Keeps an index of the words of all roles. Safe from any thread. Who else is a candidate changes
/// no score, but for the words where they only break ties: they are read when two candidates are so
/// close that words could change their order, and give nothing otherwise.
final class WeightedSelector implements RoleSelector, RegistryFollower {

  private static final double HIGHEST_LEVEL = 5;

  /// What a criterion gives that the task leaves open.
  private static final double NEUTRAL = 0.5;

  /// Where words only break ties they do so in steps, so that who waits longest still comes first
  /// among roles that fit about as well.
  private static final double STEPS = 10;

  private final Weights weights;
  private final RelevanceWeights relevanceWeights;
  private final AffinityWeight affinityWeight;
  private final TextRelevance text = new TextRelevance();

  WeightedSelector(
      Weights weights, RelevanceWeights relevanceWeights, AffinityWeight affinityWeight) {
    this.weights = weights;
    this.relevanceWeights = relevanceWeights;
    this.affinityWeight = affinityWeight;
  }

  @Override
  public void follow(RegistryChange change) {
    text.follow(change);
  }

  @Override
  public Ranking rank(SelectionQuery query) {
    TaskView task = query.task();
    List<CandidateView> candidates = query.candidates();
    boolean open = task.requirements().isEmpty();
    double[] relevance = open ? relevance(task, candidates) : new double[candidates.size()];
    Standing[] standings = standings(query, relevance);
    if (!open && Standing.areClose(standings, relevanceWeights.asking())) {
      standings = standings(query, relevance(task, candidates));
    }
    RankedRole[] ranked = new RankedRole[standings.length];
    for (int i = 0; i < ranked.length; i++) {
      ranked[i] = standings[i].role();
    }
    return new Ranking(Arrays.asList(ranked));
  }

  /// The candidates with these points for their words, best first.
  private Standing[] standings(SelectionQuery query, double[] relevance) {
    Asked asked = Asked.by(query.task());
    int cost = query.task().capacityCost();
    List<CandidateView> candidates = query.candidates();
    Standing[] standings = new Standing[candidates.size()];
    for (int i = 0; i < standings.length; i++) {
      standings[i] = standing(candidates.get(i), asked, cost, query.routingClass(), relevance[i]);
    }
    Arrays.sort(standings);
    return standings;
  }

  private double[] relevance(TaskView task, List<CandidateView> candidates) {
    boolean open = task.requirements().isEmpty();
    double weight = open ? relevanceWeights.open() : relevanceWeights.asking();
    if (weight == 0) {
      return new double[candidates.size()];
    }
    double[] points = text.of(task.description(), candidates, open);
    for (int i = 0; i < points.length; i++) {
      points[i] = weight * (open ? points[i] : Math.rint(points[i] * STEPS) / STEPS);
    }
    return points;
  }

  private Standing standing(
      CandidateView candidate, Asked asked, int cost, RoutingClass wanted, double relevance) {
    int met = 0;
    int levels = 0;
    int held = 0;
    for (int i = 0; i < asked.capabilities(); i++) {
      int level = candidate.level(asked.capability(i));
      if (level > 0) {
        met += asked.metBy(level, i);
        levels += level;
        held++;
      }
    }
    double coverage = weights.coverage() * coverage(met, asked);
    double proficiency = weights.proficiency() * proficiency(levels, asked);
    double typeFit = weights.typeFit() * typeFit(wanted, candidate.type());
    double specificity = weights.specificity() * specificity(held, candidate, asked);
    double load = weights.load() * load(candidate.activeTasks(), cost, candidate.capacity());

    ScorePart[] parts = {
      new ScorePart(Criterion.COVERAGE.part(), coverage),
      new ScorePart(Criterion.PROFICIENCY.part(), proficiency),
      new ScorePart(Criterion.TYPE_FIT.part(), typeFit),
      new ScorePart(Criterion.SPECIFICITY.part(), specificity),
      new ScorePart(Criterion.LOAD.part(), load),
      new ScorePart(RelevanceWeights.PART, relevance)
    };
    RankedRole role = new RankedRole(candidate.roleId(), withAffinity(parts, candidate));
    return Standing.of(role, role.score(), Places.lastAssigned(candidate));
  }

  private List<ScorePart> withAffinity(ScorePart[] parts, CandidateView candidate) {
    Optional<ScorePart> affinity = affinityWeight.of(candidate);
    if (affinity.isEmpty()) {
      return List.of(parts);
    }
    ScorePart[] more = Arrays.copyOf(parts, parts.length + 1);
    more[parts.length] = affinity.get();
    return List.of(more);
  }

  /// The share of the requirements, required and preferred, that are met with their level.
  private static double coverage(int met, Asked asked) {
    return asked.requirements() == 0 ? 1 : (double) met / asked.requirements();
  }

  /// The mean level in the asked capabilities as a share of the highest; 0 for one it does not
  /// have.
  private static double proficiency(int levels, Asked asked) {
    return asked.capabilities() == 0 ? NEUTRAL : levels / (HIGHEST_LEVEL * asked.capabilities());
  }

  /// 1 for the exact type; a hybrid role suits any task by half, any other role by a quarter.
  private static double typeFit(RoutingClass wanted, RoutingClass type) {
    if (type == wanted) {
      return 1;
    }
    return switch (type) {
      case HYBRID -> 0.5;
      case HUMAN_PRIMARY, AI_PRIMARY -> 0.25;
    };
  }

  /// The share of its capabilities that are asked: specialists come before generalists.
  private static double specificity(int held, CandidateView candidate, Asked asked) {
    if (asked.capabilities() == 0) {
      return NEUTRAL;
    }
    return held == 0 ? 0 : (double) held / candidate.capabilities().size();
  }

  /// What is left free once it has this task; without a limit, every unit it holds counts less than
  /// the one before.
  private static double load(int activeTasks, int cost, OptionalInt capacity) {
    double withThisTask = (double) activeTasks + cost;
    if (capacity.isEmpty()) {
      return 1 / withThisTask;
    }
    int limit = capacity.getAsInt();
    return withThisTask < limit ? 1 - withThisTask / limit : 0;
  }
}
