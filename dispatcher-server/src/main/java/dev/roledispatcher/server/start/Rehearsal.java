package dev.roledispatcher.server.start;

import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.service.ContextBuilder;
import dev.roledispatcher.application.service.ContextSettings;
import dev.roledispatcher.application.service.ContextSources;
import dev.roledispatcher.application.service.ContextTally;
import dev.roledispatcher.application.service.Decider;
import dev.roledispatcher.application.service.DispatchSettings;
import dev.roledispatcher.application.service.PreviewService;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextPlan;
import dev.roledispatcher.domain.context.Memo;
import dev.roledispatcher.domain.context.TokenCounters;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.rule.RuleSet;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides a made-up task a few times before the first real one, on made-up roles and without any
/// effect.
///
/// A Java process is slow at what it does for the first time; plugins have deadlines that a first
/// call on a busy machine can miss, and the first real task would then be decided by a fallback.
/// The calls show in the numbers of the plugins.
final class Rehearsal {

  private static final int ROUNDS = 30;
  private static final CapabilityName CAPABILITY = new CapabilityName("rehearsal");

  /// On a machine so busy that the first decision takes longer than one may, the start must not
  /// fail: making it quick is what this is for.
  private static final DispatchSettings PATIENT =
      new DispatchSettings(
          DispatchSettings.DEFAULT.maxAttempts(),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          DispatchSettings.DEFAULT.whenUndecided(),
          DispatchSettings.DEFAULT.selection(),
          Duration.ofMinutes(3),
          DispatchSettings.DEFAULT.answersKept());

  private final PreviewDispatch preview;

  Rehearsal(
      PluginHost plugins,
      TokenCounters counters,
      InstantSource clock,
      Stopwatch stopwatch,
      Ids ids) {
    this.preview =
        new PreviewService(
            new Decider(
                RuleSet::empty,
                plugins.classifiers(),
                new MadeUpRoles(clock.instant()),
                plugins.ranker(),
                contexts(counters),
                PATIENT,
                clock,
                stopwatch,
                ids,
                new Unseen(),
                tasks -> Map.of()));
  }

  private static ContextBuilder contexts(TokenCounters counters) {
    return new ContextBuilder(
        new ContextSources(
            new NoSkills(), new NoProjects(), (task, most) -> List.of(), ContextSettings.DEFAULT),
        new ContextAssembler(counters, ContextPlan.DEFAULT, new Forgetful()),
        new ContextTally());
  }

  void run() {
    Task task =
        new Task(
            new TaskId("rehearsal"),
            "Review the report, approve the budget and generate a summary",
            List.of(Requirement.of(CAPABILITY)),
            Priority.MEDIUM,
            Attributes.none(),
            Attributes.none(),
            null);
    for (int round = 0; round < ROUNDS; round++) {
      preview.estimate(DispatchRequest.of(task));
    }
  }

  /// One role of each type.
  private static final class MadeUpRoles implements RoleDirectory {

    private final RoleIndex index;

    MadeUpRoles(Instant at) {
      this.index =
          RoleIndex.of(Arrays.stream(RoleType.values()).map(type -> role(type, at)).toList());
    }

    @Override
    public RoleIndex index() {
      return index;
    }

    @Override
    public void refreshLoads(Collection<RoleId> roles) {}

    @Override
    public void changed(Role role) {}

    @Override
    public void removed(RoleId role) {}

    @Override
    public void seen(RoleId role, Instant at) {}

    @Override
    public void missed(RoleId role, MissedOffers missed) {}

    @Override
    public void moved(@Nullable RoleId to, @Nullable RoleId from, CapacityNeed need, Instant at) {}

    private static Role role(RoleType type, Instant at) {
      RoleProfile profile =
          new RoleProfile(
              "Rehearsal",
              "",
              type,
              List.of(Capability.of(CAPABILITY)),
              List.of(),
              Constraints.none(),
              true,
              Attributes.none());
      return new Role(new RoleId(type.name()), profile, 1, at, at);
    }
  }

  /// Has no skills.
  private static final class NoSkills implements SkillSource {

    @Override
    public Map<SkillId, Skill> load(Collection<SkillId> ids, Duration within) {
      return Map.of();
    }

    @Override
    public void changed(SkillId id) {}
  }

  /// Has no projects.
  private static final class NoProjects implements ProjectSource {

    @Override
    public Optional<Project> load(ProjectId id, Duration within) {
      return Optional.empty();
    }

    @Override
    public void changed(ProjectId id) {}
  }

  /// Remembers nothing: what is rehearsed never comes again.
  private static final class Forgetful implements Memo {

    @Override
    public <V> V of(Object key, Supplier<V> make) {
      return make.get();
    }
  }

  /// Sees nothing: a rehearsal is no dispatch.
  private static final class Unseen implements DispatchObserver {

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
