package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.application.port.in.AnswerOffers;
import dev.roledispatcher.application.port.in.AnswerOnce;
import dev.roledispatcher.application.port.in.AwaitTasks;
import dev.roledispatcher.application.port.in.BuildContexts;
import dev.roledispatcher.application.port.in.ClaimTasks;
import dev.roledispatcher.application.port.in.ComparePlugins;
import dev.roledispatcher.application.port.in.DispatchTasks;
import dev.roledispatcher.application.port.in.KeepPresence;
import dev.roledispatcher.application.port.in.LearnFromFeedback;
import dev.roledispatcher.application.port.in.ManageProjects;
import dev.roledispatcher.application.port.in.ManageQueue;
import dev.roledispatcher.application.port.in.ManageRoles;
import dev.roledispatcher.application.port.in.ManageRules;
import dev.roledispatcher.application.port.in.ManageSkills;
import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.application.port.in.ReadDispatches;
import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.application.port.in.ReloadPlugins;
import dev.roledispatcher.application.port.in.TryRules;
import dev.roledispatcher.application.port.in.WorkOnTasks;
import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.application.service.AnswerOnceService;
import dev.roledispatcher.application.service.CommitParts;
import dev.roledispatcher.application.service.ComparisonService;
import dev.roledispatcher.application.service.ContextBuilder;
import dev.roledispatcher.application.service.ContextService;
import dev.roledispatcher.application.service.ContextSettings;
import dev.roledispatcher.application.service.ContextSources;
import dev.roledispatcher.application.service.ContextTally;
import dev.roledispatcher.application.service.Decider;
import dev.roledispatcher.application.service.DispatchService;
import dev.roledispatcher.application.service.DispatchSettings;
import dev.roledispatcher.application.service.LearningService;
import dev.roledispatcher.application.service.LearningSettings;
import dev.roledispatcher.application.service.LifeSettings;
import dev.roledispatcher.application.service.OfferService;
import dev.roledispatcher.application.service.PlanSettings;
import dev.roledispatcher.application.service.PresenceService;
import dev.roledispatcher.application.service.PreviewService;
import dev.roledispatcher.application.service.ProjectService;
import dev.roledispatcher.application.service.QueryService;
import dev.roledispatcher.application.service.QueueService;
import dev.roledispatcher.application.service.QueueSettings;
import dev.roledispatcher.application.service.QueueSignal;
import dev.roledispatcher.application.service.RoleService;
import dev.roledispatcher.application.service.RuleService;
import dev.roledispatcher.application.service.RuleTrialService;
import dev.roledispatcher.application.service.SkillService;
import dev.roledispatcher.application.service.WaitService;
import dev.roledispatcher.application.service.WaitSettings;
import dev.roledispatcher.application.service.WaitingRoom;
import dev.roledispatcher.application.service.WorkService;
import dev.roledispatcher.application.testing.CountingIds;
import dev.roledispatcher.application.testing.ExhaustiveSolver;
import dev.roledispatcher.application.testing.InMemoryRoleDirectory;
import dev.roledispatcher.application.testing.InMemoryRuleDirectory;
import dev.roledispatcher.application.testing.InMemorySkillSource;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextPlan;
import dev.roledispatcher.domain.context.Memo;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.context.TokenCounters;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.task.TaskId;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The real services on stores in memory, as the server would wire them on a database.
@Singleton
final class InMemoryDispatcher {

  private static final DispatchSettings SETTINGS =
      new DispatchSettings(
          3,
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          null,
          SelectionPolicy.DEFAULT,
          Duration.ofMinutes(3),
          Duration.ofHours(24));

  /// How many may wait for tasks at once.
  static final int MOST_WAIT = 3;

  /// Names a project whose text is never to be had.
  static final String PROJECT_OUT_OF_REACH = "out-of-reach";

  private static final ContextSettings STRICT =
      new ContextSettings(Duration.ofSeconds(1), "project", true, true, 8);

  private final Stores stores = Stores.inMemory();
  private final InMemoryRoleDirectory directory = InMemoryRoleDirectory.of();
  private final InMemoryRuleDirectory rules = new InMemoryRuleDirectory();
  private final FakePlugins plugins = new FakePlugins();
  private final CountingIds ids = new CountingIds();
  private final InstantSource clock = InstantSource.system();
  private final DispatchObserver observer = new NobodyLooking();
  private final InMemorySkillSource skillSource = new InMemorySkillSource(stores.skills());
  private final ProjectSource projectSource = new Library(stores.projects());
  private final TokenCounters counters = WordCounter::new;
  private final ContextBuilder contexts =
      new ContextBuilder(
          new ContextSources(skillSource, projectSource, stores.assignments(), STRICT),
          new ContextAssembler(counters, ContextPlan.DEFAULT, new EverythingRemembered()),
          new ContextTally());
  private final WaitingRoom room = new WaitingRoom();
  private final Decider decider =
      new Decider(
          rules,
          plugins,
          directory,
          plugins,
          contexts,
          SETTINGS,
          clock,
          System::nanoTime,
          ids,
          observer,
          stores.assignments()::rolesOf);
  private final CommitParts parts =
      new CommitParts(
          stores.assignments(),
          stores.offers(),
          stores.statistics(),
          stores.answers(),
          stores.work(),
          directory,
          observer,
          clock,
          SETTINGS,
          LifeSettings.DEFAULT,
          room);
  private final QueueSignal signal = new QueueSignal();
  private final PresenceService presence =
      new PresenceService(stores.presence(), stores.roles(), parts);
  private final QueueService queue =
      new QueueService(
          decider,
          parts,
          stores.queue(),
          QueueSettings.DEFAULT,
          signal,
          System::nanoTime,
          presence);

  @Produces
  @Singleton
  ManageQueue manageQueue() {
    return queue;
  }

  @Produces
  @Singleton
  ClaimTasks claimTasks() {
    return queue;
  }

  @Produces
  @Singleton
  AwaitTasks awaitTasks() {
    return new WaitService(
        stores.assignments(),
        room,
        new WaitSettings(MOST_WAIT, Duration.ofMillis(20), Duration.ofSeconds(2)),
        System::nanoTime);
  }

  @Produces
  @Singleton
  WorkOnTasks workOnTasks() {
    return new WorkService(stores.life(), stores.queue(), decider, parts);
  }

  @Produces
  @Singleton
  AnswerOffers answerOffers() {
    return new OfferService(stores.life(), stores.queue(), decider, parts);
  }

  @Produces
  @Singleton
  RestSettings settings() {
    return new RestSettings(new TokenBudget(8_000), Duration.ofSeconds(3));
  }

  @Produces
  @Singleton
  DispatchTasks dispatchTasks() {
    return new DispatchService(
        decider,
        parts,
        stores.queue(),
        QueueSettings.DEFAULT,
        signal,
        new ExhaustiveSolver(),
        PlanSettings.DEFAULT);
  }

  @Produces
  @Singleton
  PreviewDispatch previewDispatch() {
    return new PreviewService(decider);
  }

  @Produces
  @Singleton
  ReadDispatches readDispatches() {
    return new QueryService(stores.assignments(), stores.statistics());
  }

  @Produces
  @Singleton
  ComparePlugins comparePlugins() {
    return new ComparisonService(stores.shadows());
  }

  @Produces
  @Singleton
  KeepPresence keepPresence() {
    return presence;
  }

  @Produces
  @Singleton
  ManageRoles manageRoles() {
    return new RoleService(
        stores.roles(),
        stores.presence(),
        directory,
        stores.work(),
        stores.answers(),
        ids,
        clock,
        SETTINGS);
  }

  @Produces
  @Singleton
  ManageSkills manageSkills() {
    return new SkillService(
        stores.skills(), skillSource, stores.work(), stores.answers(), clock, SETTINGS);
  }

  @Produces
  @Singleton
  ManageProjects manageProjects() {
    return new ProjectService(stores.projects(), projectSource, stores.work(), clock);
  }

  @Produces
  @Singleton
  BuildContexts buildContexts() {
    return new ContextService(
        contexts,
        counters,
        directory,
        stores.assignments(),
        System::nanoTime,
        Duration.ofMinutes(1));
  }

  @Produces
  @Singleton
  ManageRules manageRules() {
    return new RuleService(
        stores.rules(), rules, stores.work(), stores.answers(), ids, clock, SETTINGS);
  }

  @Produces
  @Singleton
  TryRules tryRules() {
    return new RuleTrialService(rules, stores.assignments(), decider, System::nanoTime, SETTINGS);
  }

  @Produces
  @Singleton
  LearnFromFeedback learnFromFeedback() {
    return new LearningService(
        stores.learning(),
        new FakeLearners(),
        () -> {},
        stores.work(),
        stores.answers(),
        clock,
        new LearningSettings(true, 1_000, Map.of("nobody", 0.0), 1),
        SETTINGS);
  }

  @Produces
  @Singleton
  AnswerOnce answerOnce() {
    return new AnswerOnceService(stores.answers(), ids, clock, SETTINGS);
  }

  @Produces
  @Singleton
  ReadPlugins readPlugins() {
    return plugins;
  }

  @Produces
  @Singleton
  ReloadPlugins reloadPlugins() {
    return plugins;
  }

  /// The projects of the store, but for one.
  private static final class Library implements ProjectSource {

    private final ProjectStore store;

    private Library(ProjectStore store) {
      this.store = store;
    }

    @Override
    public Optional<Project> load(ProjectId id, Duration within) throws SourceDownException {
      if (id.value().equals(PROJECT_OUT_OF_REACH)) {
        throw new SourceDownException("The library is closed.", new IllegalStateException());
      }
      return store.find(id);
    }

    @Override
    public void changed(ProjectId id) {}
  }

  /// Remembers everything.
  private static final class EverythingRemembered implements Memo {

    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("unchecked") // whoever asks under a key gets what was made under it
    public <V> V of(Object key, Supplier<V> make) {
      return (V) kept.computeIfAbsent(key, _ -> make.get());
    }
  }

  /// Counts a token per word, of whatever model.
  private record WordCounter(@Nullable String model) implements TokenCounter {

    @Override
    public int count(String text) {
      return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    @Override
    public String name() {
      return model == null ? "words" : "words of " + model;
    }

    @Override
    public Method method() {
      return Method.ESTIMATE;
    }

    @Override
    public double margin() {
      return 0.25;
    }
  }

  /// Sees nothing.
  private static final class NobodyLooking implements DispatchObserver {
    @Override
    public void stepTook(Step step, Duration time) {}

    @Override
    public void dispatched(DispatchResult result, Duration took) {}

    @Override
    public void failed(TaskId task, DispatchFailure failure, Duration took) {}

    @Override
    public void retried(TaskId task, int attempt, String reason) {}
  }
}
