package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.testing.CountingIds;
import dev.roledispatcher.application.testing.InMemoryRoleDirectory;
import dev.roledispatcher.application.testing.InMemoryRuleDirectory;
import dev.roledispatcher.application.testing.SomeDecisions;
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
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/// One instance of the dispatcher on stores in memory, with parts that do what a test tells them.
final class Rig {

  final Stores stores = Stores.inMemory();
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
  final DispatchService dispatches;
  final PreviewService previews;
  final QueryService queries;
  final RoleService roles;
  final RuleService rules;
  final RuleTrialService trials;
  final AnswerOnceService answers;

  private Rig(
      DispatchSettings settings,
      ContextSettings contexts,
      UnaryOperator<UnitOfWork> around,
      List<Role> registered) {
    stores.work().run(() -> stores.roles().add(registered));
    directory =
        new InMemoryRoleDirectory(
            registered, role -> stores.roles().find(role).orElseThrow().workload().active());
    UnitOfWork work = around.apply(stores.work());
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
            observer);
    dispatches =
        new DispatchService(
            decider,
            new CommitParts(
                stores.assignments(),
                stores.statistics(),
                stores.answers(),
                work,
                directory,
                observer,
                clock,
                settings));
    previews = new PreviewService(decider);
    queries = new QueryService(stores.assignments(), stores.statistics());
    roles =
        new RoleService(stores.roles(), directory, work, stores.answers(), ids, clock, settings);
    rules =
        new RuleService(stores.rules(), rulesInForce, work, stores.answers(), ids, clock, settings);
    trials = new RuleTrialService(rulesInForce, stores.assignments(), decider, stopwatch, settings);
    answers = new AnswerOnceService(stores.answers(), ids, clock, settings);
  }

  static Rig of(Role... roles) {
    return with(DispatchSettings.DEFAULT, roles);
  }

  static Rig with(DispatchSettings settings, Role... roles) {
    return new Rig(settings, ContextSettings.DEFAULT, UnaryOperator.identity(), List.of(roles));
  }

  /// A dispatcher that hands out no context without its skills and its project.
  static Rig withRequiredSources(Role... roles) {
    ContextSettings usual = ContextSettings.DEFAULT;
    ContextSettings strict =
        new ContextSettings(
            usual.sourceTimeout(), usual.projectField(), true, true, usual.mostPast());
    return new Rig(DispatchSettings.DEFAULT, strict, UnaryOperator.identity(), List.of(roles));
  }

  static Rig onTransactions(UnaryOperator<UnitOfWork> around, Role... roles) {
    return new Rig(DispatchSettings.DEFAULT, ContextSettings.DEFAULT, around, List.of(roles));
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
