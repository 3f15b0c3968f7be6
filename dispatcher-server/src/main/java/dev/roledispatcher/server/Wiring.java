package dev.roledispatcher.server;

import dev.roledispatcher.adapter.persistence.AffinityLedger;
import dev.roledispatcher.adapter.persistence.CachedLessonDirectory;
import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
import dev.roledispatcher.adapter.persistence.CachedRuleDirectory;
import dev.roledispatcher.adapter.persistence.PersistenceAdapters;
import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.adapter.rest.RestSettings;
import dev.roledispatcher.adapter.solver.FlowBatchSolver;
import dev.roledispatcher.application.port.in.AnswerOnce;
import dev.roledispatcher.application.port.in.ComparePlugins;
import dev.roledispatcher.application.port.in.DispatchTasks;
import dev.roledispatcher.application.port.in.LearnFromFeedback;
import dev.roledispatcher.application.port.in.ManageRoles;
import dev.roledispatcher.application.port.in.ManageRules;
import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.application.port.in.ReadDispatches;
import dev.roledispatcher.application.port.in.RunDueWork;
import dev.roledispatcher.application.port.in.TryRules;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.BatchSolver;
import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.application.port.out.LessonAudience;
import dev.roledispatcher.application.port.out.LessonDirectory;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.port.out.PresenceStore;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.application.port.out.RuleDirectory;
import dev.roledispatcher.application.port.out.RuleStore;
import dev.roledispatcher.application.port.out.RulesInForce;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.service.AnswerOnceService;
import dev.roledispatcher.application.service.CommitParts;
import dev.roledispatcher.application.service.ComparisonService;
import dev.roledispatcher.application.service.ContextBuilder;
import dev.roledispatcher.application.service.ContextTally;
import dev.roledispatcher.application.service.Decider;
import dev.roledispatcher.application.service.DispatchService;
import dev.roledispatcher.application.service.DueWorkService;
import dev.roledispatcher.application.service.LearningService;
import dev.roledispatcher.application.service.PreviewService;
import dev.roledispatcher.application.service.QueryService;
import dev.roledispatcher.application.service.QueueSignal;
import dev.roledispatcher.application.service.RoleService;
import dev.roledispatcher.application.service.RuleService;
import dev.roledispatcher.application.service.RuleTrialService;
import dev.roledispatcher.application.service.WaitingRoom;
import dev.roledispatcher.application.service.WakingDirectory;
import dev.roledispatcher.server.metrics.MeteredDispatches;
import dev.roledispatcher.server.settings.DataSourceSettings;
import dev.roledispatcher.server.settings.ServerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/// The whole assembly, by hand: which adapter serves which port, and with which settings.
@Dependent
final class Wiring {

  private final PartSettings settings;

  Wiring(ServerSettings settings) {
    this.settings = new PartSettings(settings);
  }

  // --- what comes from outside

  @Produces
  @Singleton
  InstantSource clock() {
    // No finer than the database keeps, so that what is answered and what is read later are the
    // same.
    return () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @Produces
  @Singleton
  Stopwatch stopwatch() {
    return System::nanoTime;
  }

  @Produces
  @Singleton
  Ids ids() {
    return new TimeOrderedIds();
  }

  @Produces
  @Singleton
  DispatchObserver observer(MeterRegistry meters) {
    return new MeteredDispatches(meters);
  }

  @Produces
  @Singleton
  PluginHost pluginHost(InstantSource clock, Stopwatch stopwatch) {
    return PluginHost.start(
        settings.plugins(),
        settings.pluginFolder(),
        settings.isSelectorConfigured(),
        clock,
        stopwatch);
  }

  void close(@Disposes PluginHost host) {
    host.close();
  }

  @Produces
  @Singleton
  RestSettings restSettings() {
    return settings.rest();
  }

  // --- the database

  @Produces
  @Singleton
  PersistenceAdapters persistence(DataSource dataSource) {
    return new PersistenceAdapters(dataSource, settings.persistence());
  }

  @Produces
  @Singleton
  CachedRoleDirectory roleDirectory(
      PersistenceAdapters persistence,
      DataSourceSettings database,
      InstantSource clock,
      PluginHost plugins) {
    return persistence.roleDirectory(
        database.address(), clock, plugins.roleAudience(), settings.rests());
  }

  void close(@Disposes CachedRoleDirectory directory) {
    directory.close();
  }

  @Produces
  @Singleton
  CachedRuleDirectory ruleDirectory(
      PersistenceAdapters persistence, DataSourceSettings database, InstantSource clock) {
    return persistence.ruleDirectory(database.address(), clock);
  }

  void close(@Disposes CachedRuleDirectory directory) {
    directory.close();
  }

  @Produces
  @Singleton
  CachedLessonDirectory lessonDirectory(
      PersistenceAdapters persistence,
      DataSourceSettings database,
      InstantSource clock,
      PluginHost plugins) {
    // Switched off, what was learned is not used either.
    LessonAudience audience =
        settings.learning().enabled() ? plugins.lessonAudience() : lessons -> {};
    return persistence.lessonDirectory(database.address(), clock, audience);
  }

  void close(@Disposes CachedLessonDirectory directory) {
    directory.close();
  }

  @Produces
  @Singleton
  AffinityLedger affinityLedger(PersistenceAdapters persistence, InstantSource clock) {
    return persistence.affinityLedger(clock);
  }

  @Produces
  @Singleton
  UnitOfWork unitOfWork(PersistenceAdapters persistence) {
    return persistence.unitOfWork();
  }

  @Produces
  @Singleton
  RoleStore roleStore(PersistenceAdapters persistence) {
    return persistence.roleStore();
  }

  @Produces
  @Singleton
  RuleStore ruleStore(PersistenceAdapters persistence) {
    return persistence.ruleStore();
  }

  @Produces
  @Singleton
  AssignmentStore assignmentStore(PersistenceAdapters persistence, InstantSource clock) {
    return persistence.assignmentStore(clock);
  }

  @Produces
  @Singleton
  StatisticsStore statisticsStore(PersistenceAdapters persistence) {
    return persistence.statisticsStore();
  }

  @Produces
  @Singleton
  AnswerStore answerStore(PersistenceAdapters persistence) {
    return persistence.answerStore();
  }

  // --- the use cases

  @Produces
  @Singleton
  Decider decider(
      RulesInForce rules,
      PluginHost plugins,
      RoleDirectory directory,
      ContextBuilder contexts,
      InstantSource clock,
      Stopwatch stopwatch,
      Ids ids,
      DispatchObserver observer,
      AssignmentStore assignments,
      AffinityLedger affinities) {
    return new Decider(
        rules,
        plugins.classifiers(),
        directory,
        plugins.ranker(affinities),
        contexts,
        settings.dispatch(),
        clock,
        stopwatch,
        ids,
        observer,
        assignments::rolesOf);
  }

  @Produces
  @Singleton
  CommitParts commitParts(
      AssignmentStore assignments,
      OfferStore offers,
      StatisticsStore statistics,
      AnswerStore answers,
      UnitOfWork unitOfWork,
      RoleDirectory directory,
      DispatchObserver observer,
      InstantSource clock,
      WaitingRoom room) {
    return new CommitParts(
        assignments,
        offers,
        statistics,
        answers,
        unitOfWork,
        directory,
        observer,
        clock,
        settings.dispatch(),
        settings.life(),
        room);
  }

  @Produces
  @Singleton
  BatchSolver batchSolver(Stopwatch stopwatch) {
    return new FlowBatchSolver(stopwatch, settings.plansAtOnce());
  }

  @Produces
  @Singleton
  DispatchTasks dispatchTasks(
      Decider decider,
      CommitParts parts,
      QueueStore queue,
      QueueSignal signal,
      BatchSolver solver) {
    return new DispatchService(
        decider, waking(parts, signal), queue, settings.queue(), signal, solver, settings.plans());
  }

  /// The same parts, where a place that becomes free wakes the queue.
  static CommitParts waking(CommitParts parts, QueueSignal signal) {
    return parts.with(new WakingDirectory(parts.directory(), signal));
  }

  @Produces
  @Singleton
  PreviewDispatch previewDispatch(Decider decider) {
    return new PreviewService(decider);
  }

  @Produces
  @Singleton
  ReadDispatches readDispatches(AssignmentStore assignments, StatisticsStore statistics) {
    return new QueryService(assignments, statistics);
  }

  @Produces
  @Singleton
  ComparePlugins comparePlugins(PersistenceAdapters persistence) {
    return new ComparisonService(persistence.shadowStore());
  }

  @Produces
  @Singleton
  LearnFromFeedback learnFromFeedback(
      PersistenceAdapters persistence,
      PluginHost plugins,
      LessonDirectory lessons,
      UnitOfWork unitOfWork,
      AnswerStore answers,
      InstantSource clock) {
    return new LearningService(
        persistence.learningStore(),
        plugins.learners(),
        lessons,
        unitOfWork,
        answers,
        clock,
        settings.learning(),
        settings.dispatch());
  }

  @Produces
  @Singleton
  ManageRoles manageRoles(
      RoleStore roles,
      PresenceStore presence,
      RoleDirectory directory,
      UnitOfWork unitOfWork,
      AnswerStore answers,
      Ids ids,
      InstantSource clock,
      QueueSignal signal) {
    return new RoleService(
        roles,
        presence,
        new WakingDirectory(directory, signal),
        unitOfWork,
        answers,
        ids,
        clock,
        settings.dispatch());
  }

  @Produces
  @Singleton
  ManageRules manageRules(
      RuleStore rules,
      RuleDirectory directory,
      UnitOfWork unitOfWork,
      AnswerStore answers,
      Ids ids,
      InstantSource clock) {
    return new RuleService(rules, directory, unitOfWork, answers, ids, clock, settings.dispatch());
  }

  @Produces
  @Singleton
  TryRules tryRules(
      RulesInForce rules, AssignmentStore assignments, Decider decider, Stopwatch stopwatch) {
    return new RuleTrialService(rules, assignments, decider, stopwatch, settings.dispatch());
  }

  @Produces
  @Singleton
  AnswerOnce answerOnce(AnswerStore answers, Ids ids, InstantSource clock) {
    return new AnswerOnceService(answers, ids, clock, settings.dispatch());
  }

  @Produces
  @Singleton
  RunDueWork runDueWork(
      StatisticsStore statistics,
      ContextTally contexts,
      AnswerStore answers,
      PersistenceAdapters persistence,
      InstantSource clock) {
    return new DueWorkService(
        statistics, contexts, answers, persistence.capacityLedger(), clock, settings.dispatch());
  }
}
