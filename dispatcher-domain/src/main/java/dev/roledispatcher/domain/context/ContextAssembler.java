package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts together what a role is handed for a task, inside a token budget counted on the final text.
///
/// Two orders, never mixed. *Priority* decides what stays: see [Filling]. *Stability* decides where
/// it stands: see [ContextForm]. Everything is made of blocks that begin with a heading and end in
/// a blank line, where [TokenCounter] promises that counts add up, so each block is counted once,
/// and those that come again are not counted again.
///
/// A larger budget never loses a section, a skill or an example that a smaller one had, and cuts no
/// section that was whole. The same inputs give the same bytes. Safe to use from any thread.
public final class ContextAssembler {

  private final TokenCounters counters;
  private final ContextPlan plan;
  private final Memo memo;

  /// An assembler that counts with those counters, shares out by that plan and remembers what it
  /// prepared.
  public ContextAssembler(TokenCounters counters, ContextPlan plan, Memo memo) {
    this.counters = counters;
    this.plan = plan;
    this.memo = memo;
  }

  /// The context of a role, counted for the model of the role.
  ///
  /// @param task the task; null for a context that is not about one
  /// @param material what goes into it beside role and task
  /// @throws BudgetTooSmall when what it must have does not fit
  public RoleContext assemble(
      Role role, @Nullable Task task, ContextMaterial material, TokenBudget budget)
      throws BudgetTooSmall {
    Making making = making(ContextForm.of(role.profile().type()), role.model());
    RoleParts parts = new RoleParts(making, role, task, material);
    return new Composition(making, plan, budget, parts.all(), parts.nothing(), material.omissions())
        .make(role.id(), role.version());
  }

  /// The shortest useful context of a role: who it is, its constraints, and the task.
  ///
  /// @param task the task; null for a context that is not about one
  /// @throws BudgetTooSmall when that does not fit
  public RoleContext minimal(Role role, @Nullable Task task, TokenBudget budget)
      throws BudgetTooSmall {
    Making making = making(ContextForm.of(role.profile().type()), role.model());
    RoleParts parts = new RoleParts(making, role, task, ContextMaterial.none());
    return new Composition(making, plan, budget, parts.least(), parts.nothing(), List.of())
        .make(role.id(), role.version());
  }

  /// A context with more in it. What it had stays as it is; what is added is as long as the budget
  /// allows. What it has already is not added again.
  ///
  /// @param model the model to count for; null for the default
  /// @throws BudgetTooSmall when what it had, with the least form of a task or of notes, does not
  ///   fit
  public RoleContext extend(
      GivenContext base, @Nullable String model, ContextAddition addition, TokenBudget budget)
      throws BudgetTooSmall {
    Making making = making(base.form(), model);
    ExtendedParts parts = new ExtendedParts(making, base, addition);
    return new Composition(making, plan, budget, parts.all(), parts.nothing(), parts.omissions())
        .make(base.role(), base.roleVersion());
  }

  /// One context of several, in the form and for the role of the first. What they share is there
  /// once. Roles, constraints and tasks stay whole; of skills, projects, examples and hand-overs
  /// the last are left out first.
  ///
  /// @param contexts at least one
  /// @param model the model to count for; null for the default
  /// @throws BudgetTooSmall when what must stay whole does not fit
  /// @throws ContradictionException when a constraint has two values in them
  public RoleContext merge(List<GivenContext> contexts, @Nullable String model, TokenBudget budget)
      throws BudgetTooSmall, ContradictionException {
    if (contexts.isEmpty()) {
      throw new IllegalArgumentException("There must be a context to make one of.");
    }
    GivenContext first = contexts.getFirst();
    Making making = making(first.form(), model);
    MergedParts parts = new MergedParts(making, contexts);
    return new Composition(making, plan, budget, parts.all(), parts.nothing(), List.of())
        .make(first.role(), first.roleVersion());
  }

  private Making making(ContextForm form, @Nullable String model) {
    return new Making(counters.of(model), memo, form, plan.shortenTasks());
  }
}
