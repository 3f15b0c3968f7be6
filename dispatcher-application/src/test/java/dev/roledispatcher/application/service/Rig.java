package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.DispatchTasks.PlannedBatch;
import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.testing.CountingIds;
import dev.roledispatcher.application.testing.ExhaustiveSolver;
import dev.roledispatcher.application.testing.InMemoryRoleDirectory;
import dev.roledispatcher.application.testing.InMemoryRuleDirectory;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextPlan;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/// One instance of the dispatcher on stores in memory, with parts that do what a test tells them.
final class Rig {

  final Stores stores;
  final InMemoryRoleDirectory directory;
  final InMemoryRuleDirectory rulesInForce = new InMemoryRuleDirectory();
  final ScriptedClassifier classifier = new ScriptedClassifier();
  final LeastLoadedRanker ranker = new LeastLoadedRanker();
  final ScriptedSources sources = new ScriptedSources();
  final ContextTally tally = new ContextTally();
  final WatchingObserver observer = new WatchingObserver();
  final SetClock clock = new SetClock();
  final SetStopwatch stopwatch = new SetStopwatch();
  final CountingIds ids = new CountingIds();
  final QueueSignal signal = new QueueSignal();
  final WaitingRoom room = new WaitingRoom();
  final ExhaustiveSolver solver = new ExhaustiveSolver();
  final DispatchService dispatches;
  final PresenceService presence;
  final QueueService queue;
  final QueueRun due;
  final PreviewService previews;
  final QueryService queries;
  final WorkService work;
  final OfferService offers;
  final SweepService sweeps;
  final RoleService roles;
  final RuleService rules;
  final RuleTrialService trials;
  final AnswerOnceService answers;

  private Rig(
      DispatchSettings settings,
      ContextSettings contexts,
      UnaryOperator<UnitOfWork> around,
      LifeSettings life,
      PlanSettings plans,
      List<Role> registered) {
    this(settings, contexts, around, life, plans, CapacityLimits.NONE, registered);
  }

  private Rig(
      DispatchSettings settings,
      ContextSettings contexts,
      UnaryOperator<UnitOfWork> around,
      LifeSettings life,
      PlanSettings plans,
      CapacityLimits limits,
      List<Role> registered) {
    stores = Stores.inMemory(limits);
    stores.work().run(() -> stores.roles().add(registered));
    directory =
        new InMemoryRoleDirectory(
            registered,
            limits,
            role -> stores.roles().find(role).orElseThrow().workload().active(),
            stores.used());
    UnitOfWork units = around.apply(stores.work());
    ContextBuilder builder =
        new ContextBuilder(
            new ContextSources(sources, sources.projects(), stores.assignments(), contexts),
            new ContextAssembler(model -> new WordCounter(), ContextPlan.DEFAULT, new MapMemo()),
            tally);
    Decider decider =
        new Decider(
            rulesInForce,
            classifier,
            directory,
            ranker,
            builder,
            settings,
            clock,
            stopwatch,
            ids,
            observer,
            stores.assignments()::rolesOf);
    CommitParts parts =
        new CommitParts(
            stores.assignments(),
            stores.offers(),
            stores.statistics(),
            stores.answers(),
            units,
            directory,
            observer,
            clock,
            settings,
            life,
            room);
    QueueSettings queued =
        new QueueSettings(Stores.RULES, life.attempts(), 200, 1_000, Duration.ofMinutes(5));
    dispatches = new DispatchService(decider, parts, stores.queue(), queued, signal, solver, plans);
    presence = new PresenceService(stores.presence(), stores.roles(), parts);
    queue = new QueueService(decider, parts, stores.queue(), queued, signal, stopwatch, presence);
    due = new QueueRun(decider, parts, stores.queue(), queued, stopwatch);
    work = new WorkService(stores.life(), stores.queue(), decider, parts);
    offers = new OfferService(stores.life(), stores.queue(), decider, parts);
    sweeps = new SweepService(stores.life(), stores.queue(), decider, parts);
    previews = new PreviewService(decider);
    queries = new QueryService(stores.assignments(), stores.statistics());
    roles =
        new RoleService(
            stores.roles(),
            stores.presence(),
            directory,
            units,
            stores.answers(),
            ids,
            clock,
            settings);
    rules =
        new RuleService(
            stores.rules(), rulesInForce, units, stores.answers(), ids, clock, settings);
    trials = new RuleTrialService(rulesInForce, stores.assignments(), decider, stopwatch, settings);
    answers = new AnswerOnceService(stores.answers(), ids, clock, settings);
  }

  /// A dispatcher that treats tasks like that once a role has them.
  static Rig living(LifeSettings life, Role... roles) {
    return new Rig(
        DispatchSettings.DEFAULT,
        ContextSettings.DEFAULT,
        UnaryOperator.identity(),
        life,
        PlanSettings.DEFAULT,
        List.of(roles));
  }

  /// A dispatcher under limits over all roles.
  static Rig under(CapacityLimits limits, Role... roles) {
    return new Rig(
        DispatchSettings.DEFAULT,
        ContextSettings.DEFAULT,
        UnaryOperator.identity(),
        LifeSettings.DEFAULT,
        PlanSettings.DEFAULT,
        limits,
        List.of(roles));
  }

  static Rig of(Role... roles) {
    return with(DispatchSettings.DEFAULT, roles);
  }

  /// A dispatcher that plans batches like that.
  static Rig planning(PlanSettings plans, Role... roles) {
    return new Rig(
        DispatchSettings.DEFAULT,
        ContextSettings.DEFAULT,
        UnaryOperator.identity(),
        LifeSettings.DEFAULT,
        plans,
        List.of(roles));
  }

  static Rig with(DispatchSettings settings, Role... roles) {
    return new Rig(
        settings,
        ContextSettings.DEFAULT,
        UnaryOperator.identity(),
        LifeSettings.DEFAULT,
        PlanSettings.DEFAULT,
        List.of(roles));
  }

  /// A dispatcher that hands out no context without its skills and its project.
  static Rig withRequiredSources(Role... roles) {
    ContextSettings usual = ContextSettings.DEFAULT;
    ContextSettings strict =
        new ContextSettings(
            usual.sourceTimeout(), usual.projectField(), true, true, usual.mostPast());
    return new Rig(
        DispatchSettings.DEFAULT,
        strict,
        UnaryOperator.identity(),
        LifeSettings.DEFAULT,
        PlanSettings.DEFAULT,
        List.of(roles));
  }

  static Rig onTransactions(UnaryOperator<UnitOfWork> around, Role... roles) {
    return new Rig(
        DispatchSettings.DEFAULT,
        ContextSettings.DEFAULT,
        around,
        LifeSettings.DEFAULT,
        PlanSettings.DEFAULT,
        List.of(roles));
  }

  /// A dispatcher that does that with tasks nobody takes.
  static Rig escalating(AttemptPolicy attempts, Role... roles) {
    return new Rig(
        DispatchSettings.DEFAULT,
        ContextSettings.DEFAULT,
        UnaryOperator.identity(),
        new LifeSettings(attempts, LifeSettings.DEFAULT.lease()),
        PlanSettings.DEFAULT,
        List.of(roles));
  }

  /// What a task waits for; empty when it does not wait.
  Optional<DispatchRequest> waitsFor(String task) {
    return stores.queue().find(new TaskId(task)).map(entry -> entry.task().request());
  }

  /// Since when a task counts as waiting; empty when it does not wait.
  Optional<Instant> waitsSince(String task) {
    return stores.queue().find(new TaskId(task)).map(entry -> entry.task().enqueuedAt());
  }

  DispatchResult dispatch(Task task) {
    return dispatch(DispatchRequest.of(task));
  }

  DispatchResult dispatch(DispatchRequest request) {
    return dispatches.dispatch(request, Receipt.none());
  }

  List<DispatchOutcome> dispatchAll(Task... tasks) {
    return dispatches.dispatchAll(
        Arrays.stream(tasks).map(DispatchRequest::of).toList(), Receipt.none());
  }

  PlannedBatch dispatchAsOne(DispatchRequest... requests) {
    return dispatches.dispatchAsOne(List.of(requests), Receipt.none());
  }

  /// The failure that a dispatch of the request ends with.
  DispatchFailure failureOf(DispatchRequest request) {
    return Assertions.catchThrowableOfType(DispatchException.class, () -> dispatch(request))
        .failure();
  }

  DispatchResult reassign(String task, @Nullable String to) {
    return reassign(task, to, false);
  }

  DispatchResult reassign(String task, @Nullable String to, boolean force) {
    return dispatches.reassign(
        new Reassignment(
            new TaskId(task),
            to == null ? null : new RoleId(to),
            "It is needed elsewhere.",
            force,
            HandoverNote.none()),
        Receipt.none());
  }

  TrackedTask cancel(String task) {
    return dispatches.cancel(new TaskId(task), "It is not needed.", Receipt.none());
  }

  /// What another instance does: it gives a task to a role, and this instance has not heard of it.
  void elsewhereAssigned(String task, String role) {
    elsewhereAssigned(SomeTasks.task(task), role);
  }

  /// What another instance does: it gives a task to a role, and this instance has not heard of it.
  void elsewhereAssigned(Task task, String role) {
    stores
        .work()
        .run(() -> stores.assignments().assign(List.of(SomeDecisions.assignment(task, role))));
  }

  /// What another instance does: it cancels a task, and this instance has not heard of it.
  void elsewhereCancelled(String task) {
    stores
        .work()
        .run(() -> stores.assignments().cancel(new TaskId(task), 1, null, clock.instant()));
  }

  /// What another instance does: it changes a role, and this instance has not heard of it.
  void elsewhereChanged(String role, UnaryOperator<RoleProfile> change) {
    Role before = stores.roles().find(new RoleId(role)).orElseThrow().role();
    stores
        .work()
        .run(() ->
            stores
                .roles()
                .replace(
                    before.id(),
                    before.version(),
                    change.apply(before.profile()),
                    clock.instant()));
  }

  /// How many tasks this instance believes a role to hold.
  int believedLoad(String role) {
    return directory.index().find(new RoleId(role)).orElseThrow().load().active();
  }

  /// How many tasks a role holds.
  int held(String role) {
    return stores.roles().find(new RoleId(role)).orElseThrow().workload().active();
  }

  /// True when neither the task nor anything of it was written.
  boolean knowsNothingOf(String task) {
    return stores.assignments().find(new TaskId(task)).isEmpty()
        && stores.assignments().events(new TaskId(task)).isEmpty();
  }

  /// A receipt under a key that is reserved for it.
  <R> Receipt<R> receipt(String key, Function<R, String> body) {
    if (stores
            .answers()
            .reserve(
                key,
                "fingerprint",
                ids.nextOwner(),
                clock.instant(),
                DispatchSettings.DEFAULT.answerLease())
        instanceof Reservation.Reserved reserved) {
      return new Receipt<>(
          reserved.ticket(),
          result -> new Receipt.StoredAnswer(200, null, null, body.apply(result)));
    }
    throw new IllegalStateException("The key (%s) must be free.".formatted(key));
  }

  /// What is stored under a key now.
  Reservation reservation(String key) {
    return stores
        .answers()
        .reserve(
            key,
            "fingerprint",
            ids.nextOwner(),
            clock.instant(),
            DispatchSettings.DEFAULT.answerLease());
  }

  static DispatchRequest preferring(Task task, String role) {
    return new DispatchRequest(task, new RoleId(role), Set.of(), TokenBudget.DEFAULT, null, false);
  }

  static DispatchRequest excluding(Task task, String... roles) {
    return new DispatchRequest(
        task,
        null,
        Arrays.stream(roles).map(RoleId::new).collect(Collectors.toSet()),
        TokenBudget.DEFAULT,
        null,
        false);
  }

  static DispatchRequest forcing(Task task, TaskClassification forced) {
    return new DispatchRequest(task, null, Set.of(), TokenBudget.DEFAULT, forced, false);
  }

  static DispatchRequest within(Task task, int tokens) {
    return new DispatchRequest(task, null, Set.of(), new TokenBudget(tokens), null, false);
  }

  static String roleOf(DispatchResult result) {
    return result.choice().candidate().role().value();
  }
}
