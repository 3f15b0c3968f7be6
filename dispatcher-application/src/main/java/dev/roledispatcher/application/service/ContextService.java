package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.BuildContexts;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.context.ContextAddition;
import dev.roledispatcher.domain.context.ContextMaterial.Omission;
import dev.roledispatcher.domain.context.ContradictionException;
import dev.roledispatcher.domain.context.GivenContext;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.context.TokenCounters;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.skill.Skill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds contexts without a dispatch.
public final class ContextService implements BuildContexts {

  private final ContextBuilder builder;
  private final TokenCounters counters;
  private final RoleDirectory directory;
  private final AssignmentStore assignments;
  private final Stopwatch stopwatch;
  private final Duration timeout;

  /// A service on these parts.
  ///
  /// @param timeout how long one context may take
  public ContextService(
      ContextBuilder builder,
      TokenCounters counters,
      RoleDirectory directory,
      AssignmentStore assignments,
      Stopwatch stopwatch,
      Duration timeout) {
    this.builder = builder;
    this.counters = counters;
    this.directory = directory;
    this.assignments = assignments;
    this.stopwatch = stopwatch;
    this.timeout = timeout;
  }

  @Override
  public RoleContext build(ContextRequest request) {
    Role role = role(request.role());
    try {
      return builder.build(role, request.task(), new Before(null), request.budget(), deadline());
    } catch (ContextUnavailableException e) {
      throw new DispatchException(e.failure());
    }
  }

  @Override
  public RoleContext minimal(ContextRequest request) {
    Role role = role(request.role());
    return builder.counted(
        () -> builder.assembler().minimal(role, request.task(), request.budget()));
  }

  @Override
  public RoleContext extend(GivenContext context, Extension extension, TokenBudget budget) {
    ContextAddition addition = addition(extension, deadline());
    String model = modelOf(context.role());
    return builder.counted(() -> builder.assembler().extend(context, model, addition, budget));
  }

  @Override
  public RoleContext merge(List<GivenContext> contexts, TokenBudget budget) {
    String model = modelOf(contexts.getFirst().role());
    return builder.counted(() -> {
      try {
        return builder.assembler().merge(contexts, model, budget);
      } catch (ContradictionException e) {
        throw new DispatchException(
            new DispatchFailure.ContradictingConstraints(e.contradictions()));
      }
    });
  }

  @Override
  public RoleContext ofDispatch(DispatchId dispatch) {
    return assignments
        .decision(dispatch)
        .flatMap(DispatchDecision::chosen)
        .map(Choice::context)
        .orElseThrow(() -> new RejectedException(new Rejection.UnknownDispatch(dispatch)));
  }

  @Override
  public TokenCounts count(CountRequest request) {
    RoleId role = request.role();
    String model = request.model() == null && role != null ? role(role).model() : request.model();
    TokenCounter counter = counters.of(model);
    return new TokenCounts(
        request.texts().stream().map(counter::count).toList(),
        counter.name(),
        counter.method(),
        counter.margin());
  }

  private ContextAddition addition(Extension extension, Deadline deadline) {
    List<Omission> omissions = new ArrayList<>();
    try {
      List<Skill> skills = builder.gathering().skills(extension.skills(), deadline, omissions);
      Project project =
          extension.project() == null
              ? null
              : builder.gathering().project(extension.project(), deadline, omissions);
      return new ContextAddition(
          skills, extension.examples(), project, extension.task(), extension.notes(), omissions);
    } catch (SourceDownException e) {
      // Here everything was asked for by name, so nothing of it is optional.
      throw new DispatchException(
          DispatchFailure.ContextFailed.sourceDown(
              "skills and projects",
              "What the context is to be extended by cannot be fetched: " + e.getMessage()));
    }
  }

  private Role role(RoleId id) {
    return directory
        .index()
        .find(id)
        .map(IndexedRole::role)
        .orElseThrow(() -> new DispatchException(new DispatchFailure.RoleNotFound(id)));
  }

  /// The model of a role; null when the role is gone or names none.
  private @Nullable String modelOf(RoleId id) {
    return directory.index().find(id).map(found -> found.role().model()).orElse(null);
  }

  private Deadline deadline() {
    return new Deadline(stopwatch, timeout);
  }
}
