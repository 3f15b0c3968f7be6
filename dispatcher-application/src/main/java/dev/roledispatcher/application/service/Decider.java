package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.port.out.DispatchObserver.Step;
import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.application.port.out.PastRoles;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.RoleRanker;
import dev.roledispatcher.application.port.out.RulesInForce;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.selection.RoleSearch;
import dev.roledispatcher.domain.selection.Screener;
import dev.roledispatcher.domain.selection.Screening;
import dev.roledispatcher.domain.selection.TypeRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one decision behind dispatch, batch, estimate, available roles and reassign. It reads and
/// never writes.
///
/// Classify, find who may, rank who should, choose, assemble the context: given the same roles,
/// loads, plugins, clock and request, the answer is the same. Nothing in it is random.
public final class Decider {

  private final RulesInForce rules;
  private final TaskClassifier classifier;
  private final RoleDirectory directory;
  private final RoleRanker ranker;
  private final ContextBuilder contexts;
  private final DispatchSettings settings;
  private final Screener screener;
  private final InstantSource clock;
  private final Stopwatch stopwatch;
  private final Ids ids;
  private final DispatchObserver observer;
  private final PastRoles pastRoles;

  /// A decider on these parts.
  public Decider(
      RulesInForce rules,
      TaskClassifier classifier,
      RoleDirectory directory,
      RoleRanker ranker,
      ContextBuilder contexts,
      DispatchSettings settings,
      InstantSource clock,
      Stopwatch stopwatch,
      Ids ids,
      DispatchObserver observer,
      PastRoles pastRoles) {
    this.rules = rules;
    this.classifier = classifier;
    this.directory = directory;
    this.ranker = ranker;
    this.contexts = contexts;
    this.settings = settings;
    this.screener = new Screener(settings.selection());
    this.clock = clock;
    this.stopwatch = stopwatch;
    this.ids = ids;
    this.observer = observer;
    this.pastRoles = pastRoles;
  }

  /// The time a single dispatch has from now on.
  Deadline deadline() {
    return new Deadline(stopwatch, settings.timeout());
  }

  /// The time a batch has from now on.
  Deadline batchDeadline() {
    return new Deadline(stopwatch, settings.batchTimeout());
  }

  /// The whole decision. That no role may take the task is a decision, not a failure.
  ///
  /// @throws DispatchException when it cannot be decided: classification, context or time failed
  DispatchDecision decide(Question asked, Deadline deadline) {
    return decide(asked, null, deadline);
  }

  /// The whole decision, where a plan of the whole batch may have a role for the task.
  ///
  /// @param planned the role that is chosen if it may still take the task; null when there is no
  ///   plan
  DispatchDecision decide(Question asked, @Nullable PlannedRole planned, Deadline deadline) {
    Question question = apart(asked);
    Shortlisted shortlisted = shortlist(question, deadline);
    Ranking ranking = shortlisted.ranking();
    Choice choice =
        ranking == null ? null : choose(question, planned, shortlisted, ranking, deadline);
    return new DispatchDecision(
        ids.nextDispatch(),
        shortlisted.at(),
        question.request(),
        shortlisted.classification(),
        settings.selection(),
        shortlisted.screening().eligibleCount(),
        ranking == null ? null : recorded(ranking, choice),
        shortlisted.screening().refusals(),
        choice,
        Explanation.of(question, shortlisted, choice));
  }

  /// The decision as far as the order of the eligible roles.
  Shortlisted shortlist(Question asked, Deadline deadline) {
    Question question = apart(asked);
    Instant at = clock.instant();
    Classification classification =
        question.classified() != null
            ? question.classified()
            : classified(question.request(), deadline);
    RoleIndex index = directory.index();
    RoleSearch search = question.search(classification.value(), at);
    Screening screening = timed(Step.SCREEN, () -> screen(index, search));
    Ranking ranking =
        screening.eligible().isEmpty()
            ? null
            : timed(
                Step.RANK,
                () ->
                    ranker.rank(
                        question.task(),
                        classification.value(),
                        screening.eligible(),
                        at,
                        deadline.remaining("select")));
    return new Shortlisted(at, index, classification, screening, ranking);
  }

  /// Who may, and why the others may not, of roles of which nothing else is asked.
  Screening screening(Question asked, TaskClassification classification) {
    return screen(directory.index(), apart(asked).search(classification, clock.instant()));
  }

  /// Looks up, once, who must be kept apart from the task.
  private Question apart(Question question) {
    if (!Duties.areSeparated(question.request()) || !question.apart().isEmpty()) {
      return question;
    }
    RoleId stays = question.only() == null ? null : question.holder();
    return question.apartFrom(Duties.apart(question.request(), stays, pastRoles));
  }

  /// Who may. When only full roles could, what they hold is asked of the database first: what this
  /// instance believes is a hint and must not turn a task away.
  private Screening screen(RoleIndex index, RoleSearch search) {
    Screening screening = screener.screen(index, search);
    List<RoleId> full =
        screening.eligible().isEmpty() ? screening.refusals().onlyFull() : List.of();
    if (full.isEmpty()) {
      return screening;
    }
    directory.refreshLoads(full);
    return screener.screen(index, search);
  }

  /// Who could take the task of a decision if nobody had failed it.
  ///
  /// @param holder who holds it, so that it does not count against it; null when nobody does
  Screening fitting(DispatchDecision decision, @Nullable RoleId holder) {
    DispatchRequest request = decision.request();
    return screener.screen(
        directory.index(),
        new RoleSearch(
                decision.classification().value(),
                request.forced() == null ? TypeRule.SUITS : TypeRule.EXACT,
                request.task().requirements(),
                request.excluded(),
                Map.of(),
                null,
                null,
                holder)
            .taking(request.task().need()));
  }

  /// Who should do the task: forced, else what the first rule that fits says, else what the
  /// classifiers say, else the configured fallback.
  Classification classify(DispatchRequest request, Deadline deadline) {
    if (request.forced() != null) {
      return Classification.forced(request.forced());
    }
    Optional<Classification> ruled = rules.rules().classify(request.task());
    if (ruled.isPresent()) {
      return ruled.get();
    }
    Hearing hearing = classifier.hear(request.task(), deadline.remaining("classify"));
    if (hearing.verdict() != null) {
      return Classification.by(hearing.verdict(), hearing);
    }
    TaskClassification fallback = settings.whenUndecided();
    if (fallback == null) {
      throw new DispatchException(
          new DispatchFailure.ClassificationFailed(Explanation.ofAbstentions(hearing.opinions())));
    }
    return Classification.fallback(fallback, hearing);
  }

  /// The same as [#classify], as a step of a decision.
  Classification classified(DispatchRequest request, Deadline deadline) {
    return timed(Step.CLASSIFY, () -> classify(request, deadline));
  }

  private Choice choose(
      Question question,
      @Nullable PlannedRole planned,
      Shortlisted shortlisted,
      Ranking ranking,
      Deadline deadline) {
    RoleId preferred = question.preferred();
    Candidate best = ranking.candidates().getFirst();
    Candidate chosen = best;
    Choice.Preference preference = null;
    Choice.Plan plan = null;
    if (planned != null) {
      chosen = ranked(ranking, planned.role()).orElse(best);
      plan = PlanExplanation.of(planned, chosen, best);
    } else if (preferred != null) {
      chosen = ranked(ranking, preferred).orElse(best);
    }
    if (preferred != null) {
      preference = Explanation.ofPreference(preferred, chosen, shortlisted.screening().refusals());
    }
    Role role = shortlisted.role(chosen.role());
    RoleContext context =
        timed(
            Step.ASSEMBLE,
            () ->
                contexts.build(
                    role,
                    question.request().task(),
                    question.before(),
                    question.request().budget(),
                    deadline));
    return new Choice(chosen, preference, context, plan);
  }

  private static Optional<Candidate> ranked(Ranking ranking, RoleId role) {
    return ranking.candidates().stream()
        .filter(candidate -> candidate.role().equals(role))
        .findFirst();
  }

  /// The ranking as it is kept: the best ones, and the chosen one wherever it stands.
  private Ranking recorded(Ranking ranking, @Nullable Choice choice) {
    int most = settings.selection().mostRecorded();
    if (ranking.candidates().size() <= most) {
      return ranking;
    }
    List<Candidate> kept = new ArrayList<>(ranking.candidates().subList(0, most));
    if (choice != null && !kept.contains(choice.candidate())) {
      kept.add(choice.candidate());
    }
    return new Ranking(ranking.by(), kept, ranking.note(), ranking.shadows());
  }

  /// Runs one step and tells the observer how long it took.
  <T> T timed(Step step, Supplier<T> work) {
    return stopwatch.time(work, took -> observer.stepTook(step, took));
  }

  /// A decision as far as the order of the eligible roles.
  ///
  /// @param at the clock of the decision
  /// @param index the roles it was made on
  /// @param classification who should do the task
  /// @param screening who may
  /// @param ranking who should, best first; null when nobody may
  record Shortlisted(
      Instant at,
      RoleIndex index,
      Classification classification,
      Screening screening,
      @Nullable Ranking ranking) {

    Role role(RoleId id) {
      return index
          .find(id)
          .orElseThrow(() -> new IllegalStateException("A ranked role must be in the index."))
          .role();
    }
  }
}
