package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.context.GivenContext;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For whoever wants a context without a dispatch. Nothing here writes.
///
/// What cannot be built is a [DispatchException]: E13001 for an unknown role, E13202 for a required
/// skill, E13203 and E13303 for what does not fit or cannot be reached.
public interface BuildContexts {

  /// The context of a role, for a task or for none. For a task that was dispatched before, it tells
  /// what was tried.
  RoleContext build(ContextRequest request);

  /// The shortest useful context: who the role is, its constraints and the task.
  RoleContext minimal(ContextRequest request);

  /// A context with more in it; what it had stays byte for byte, unless it is the place where more
  /// is put.
  RoleContext extend(GivenContext context, Extension extension, TokenBudget budget);

  /// One context of several: what they share is there once.
  ///
  /// @param contexts 2 to 16
  /// @throws DispatchException with [DispatchFailure.ContradictingConstraints] when they contradict
  ///   each other
  RoleContext merge(List<GivenContext> contexts, TokenBudget budget);

  /// The context of a past dispatch, byte for byte as it was handed over.
  ///
  /// @throws RejectedException with [Rejection.UnknownDispatch] when there is none
  RoleContext ofDispatch(DispatchId dispatch);

  /// Counts texts the way a model does.
  TokenCounts count(CountRequest request);

  /// A context that is wanted.
  ///
  /// @param role for which role
  /// @param task for which task; null for none
  /// @param budget how long it may be
  record ContextRequest(RoleId role, @Nullable Task task, TokenBudget budget) {}

  /// What a context is to be extended by.
  ///
  /// @param skills further skills, the most needed first
  /// @param examples further examples, the most needed first
  /// @param project the project, for a context without one; null for none
  /// @param task the task, for a context without one; null for none
  /// @param notes further text about the task; null for none
  record Extension(
      List<SkillId> skills,
      List<String> examples,
      @Nullable ProjectId project,
      @Nullable Task task,
      @Nullable String notes) {

    public Extension {
      skills = List.copyOf(skills);
      examples = List.copyOf(examples);
    }
  }

  /// Texts to be counted.
  ///
  /// @param texts the texts
  /// @param model the model to count for; null for the one of the role, or the default
  /// @param role the role to count for; null for none
  record CountRequest(List<String> texts, @Nullable String model, @Nullable RoleId role) {

    public CountRequest {
      texts = List.copyOf(texts);
    }
  }

  /// What was counted.
  ///
  /// @param tokens the tokens of each text, in their order
  /// @param tokenizer what counted
  /// @param method how it counted
  /// @param margin by how much an estimate was raised, as a share; 0 when exact
  record TokenCounts(
      List<Integer> tokens, String tokenizer, TokenCounter.Method method, double margin) {

    public TokenCounts {
      tokens = List.copyOf(tokens);
    }

    /// The tokens of all texts together.
    public long total() {
      return tokens.stream().mapToLong(Integer::longValue).sum();
    }
  }
}
