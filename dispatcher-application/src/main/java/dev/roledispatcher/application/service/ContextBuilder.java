package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.context.BudgetTooSmall;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextMaterial;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.task.Task;
import org.jspecify.annotations.Nullable;

/// Builds contexts of what the sources have, and counts how that goes. Safe to use from any thread.
public final class ContextBuilder {

  private final Gathering gathering;
  private final ContextAssembler assembler;
  private final ContextTally tally;

  /// A builder on these parts.
  public ContextBuilder(ContextSources sources, ContextAssembler assembler, ContextTally tally) {
    this.gathering = sources.gathering();
    this.assembler = assembler;
    this.tally = tally;
  }

  /// The context of a role, for a task or for none.
  ///
  /// @param before what came before; null when the task is new
  /// @throws ContextUnavailableException when something that this role requires is missing
  /// @throws DispatchException when what it must have does not fit the budget
  RoleContext build(
      Role role,
      @Nullable Task task,
      @Nullable Before before,
      TokenBudget budget,
      Deadline deadline) {
    ContextMaterial material = gathering.gather(role, task, before, deadline);
    return counted(() -> assembler.assemble(role, task, material, budget));
  }

  Gathering gathering() {
    return gathering;
  }

  ContextAssembler assembler() {
    return assembler;
  }

  /// The context that an assembly makes, told to the statistics.
  RoleContext counted(Assembly assembly) {
    try {
      RoleContext context = assembly.make();
      tally.addBuilt(
          context.tokenCount(),
          sections(context, SectionReport.Action.CUT),
          sections(context, SectionReport.Action.DROPPED));
      return context;
    } catch (BudgetTooSmall e) {
      tally.addOverflow();
      throw new DispatchException(tooSmall(e));
    }
  }

  private static int sections(RoleContext context, SectionReport.Action action) {
    return (int)
        context.manifest().sections().stream()
            .filter(section -> section.action() == action)
            .count();
  }

  private static DispatchFailure tooSmall(BudgetTooSmall e) {
    return e.ofRequiredSkills()
        ? new DispatchFailure.SkillBudgetExceeded(e.needed(), e.budget())
        : DispatchFailure.ContextFailed.tooSmall(e.needed(), e.budget());
  }

  /// Puts a context together.
  interface Assembly {

    /// Puts it together.
    RoleContext make() throws BudgetTooSmall;
  }
}
