package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.application.port.in.AnswerOnce;
import dev.roledispatcher.application.port.in.BuildContexts;
import dev.roledispatcher.application.port.in.ComparePlugins;
import dev.roledispatcher.application.port.in.DispatchTasks;
import dev.roledispatcher.application.port.in.LearnFromFeedback;
import dev.roledispatcher.application.port.in.ManageProjects;
import dev.roledispatcher.application.port.in.ManageRoles;
import dev.roledispatcher.application.port.in.ManageRules;
import dev.roledispatcher.application.port.in.ManageSkills;
import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.application.port.in.ReadDispatches;
import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.application.port.in.ReloadPlugins;
import dev.roledispatcher.application.port.in.TryRules;
import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.service.AnswerOnceService;
import dev.roledispatcher.application.service.CommitParts;
import dev.roledispatcher.application.service.ComparisonService;
import dev.roledispatcher.application.service.Decider;
import dev.roledispatcher.application.service.DispatchService;
import dev.roledispatcher.application.service.DispatchSettings;
import dev.roledispatcher.application.service.LearningService;
import dev.roledispatcher.application.service.LearningSettings;
import dev.roledispatcher.application.service.PreviewService;
import dev.roledispatcher.application.service.QueryService;
import dev.roledispatcher.application.service.RoleService;
import dev.roledispatcher.application.service.RuleService;
import dev.roledispatcher.application.service.RuleTrialService;
import dev.roledispatcher.application.testing.CountingIds;
import dev.roledispatcher.application.testing.InMemoryRoleDirectory;
import dev.roledispatcher.application.testing.InMemoryRuleDirectory;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.task.TaskId;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

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

  private final Stores stores = Stores.inMemory();
  private final InMemoryRoleDirectory directory = InMemoryRoleDirectory.of();
  private final InMemoryRuleDirectory rules = new InMemoryRuleDirectory();
  private final FakePlugins plugins = new FakePlugins();
  private final CountingIds ids = new CountingIds();
  private final InstantSource clock = InstantSource.system();
  private final DispatchObserver observer = new NobodyLooking();
  private final Decider decider =
      new Decider(
          rules,
          plugins,
          directory,
          plugins,
          List.of(plugins),
          new ContextAssembler(new WordCounter()),
          SETTINGS,
          clock,
          System::nanoTime,
          ids,
          observer);

  private final ManageRoles roles =
      new RolesWithVersions(
          new RoleService(
              stores.roles(), directory, stores.work(), stores.answers(), ids, clock, SETTINGS));
  private final FakeSkills skills = new FakeSkills(stores, clock);

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
        new CommitParts(
            stores.assignments(),
            stores.statistics(),
            stores.answers(),
            stores.work(),
            directory,
            observer,
            clock,
            SETTINGS));
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
  ManageRoles manageRoles() {
    return roles;
  }

  @Produces
  @Singleton
  ManageSkills manageSkills() {
    return skills;
  }

  @Produces
  @Singleton
  ManageProjects manageProjects() {
    return new FakeProjects(clock);
  }

  @Produces
  @Singleton
  BuildContexts buildContexts() {
    return new FakeContexts(roles, skills, stores.assignments(), new WordCounter());
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

  /// Counts a token per word.
  private static final class WordCounter implements TokenCounter {
    @Override
    public int count(String text) {
      return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    @Override
    public String name() {
      return "words";
    }

    @Override
    public Method method() {
      return Method.ESTIMATE;
    }

    @Override
    public double margin() {
      return 0;
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
