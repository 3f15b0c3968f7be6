package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.TryRules;
import dev.roledispatcher.application.port.in.TryRules.Change;
import dev.roledispatcher.application.port.in.TryRules.Draft;
import dev.roledispatcher.application.port.in.TryRules.Example;
import dev.roledispatcher.application.port.in.TryRules.Trial;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Classification.DecidedBy;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleSet;
import dev.roledispatcher.domain.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what rules would do to one task after the other. For one thread.
final class RuleTally {

  private final RuleSet rules;
  private final @Nullable RuleId draft;

  /// The draft as if there were no other rule.
  private final RuleSet alone;

  private final Map<Change, Integer> changes = new HashMap<>();
  private final List<Example> changing = new ArrayList<>();
  private final List<Example> staying = new ArrayList<>();
  private int tried;
  private int matched;
  private int overruled;
  private int forced;
  private int released;

  /// @param inForce the rules among which a draft is tried, or which are tried themselves
  RuleTally(RuleSet inForce, @Nullable Draft draft) {
    if (draft == null) {
      this.draft = null;
      this.rules = inForce;
      this.alone = RuleSet.empty();
    } else {
      Rule rule = enabled(draft);
      this.draft = rule.id();
      this.rules = inForce.with(rule);
      this.alone = RuleSet.empty().with(rule);
    }
  }

  /// Looks at one more task.
  ///
  /// @param before how it was classified; null when nobody knows
  void look(Task task, @Nullable Classification before) {
    tried++;
    Classification after = rules.classify(task).orElse(null);
    RuleMatch match = after == null ? null : after.rule();
    if (after == null || match == null) {
      if (before != null && before.decidedBy() == DecidedBy.RULE) {
        released++;
      }
    } else if (draft == null || draft.equals(match.rule())) {
      count(task, before, after, match);
    } else if (alone.classify(task).isPresent()) {
      overruled++;
    }
  }

  Trial result(boolean complete) {
    List<Example> examples = new ArrayList<>(changing);
    staying.stream().limit((long) TryRules.MOST_EXAMPLES - changing.size()).forEach(examples::add);
    return new Trial(tried, complete, matched, overruled, forced, released, changes, examples);
  }

  private void count(
      Task task, @Nullable Classification before, Classification after, RuleMatch match) {
    matched++;
    TaskClassification wouldBe = after.value();
    boolean changes = false;
    if (before != null && before.decidedBy() == DecidedBy.FORCED) {
      forced++;
      wouldBe = before.value();
    } else if (before != null && before.value() != wouldBe) {
      changes = true;
      this.changes.merge(new Change(before.value(), wouldBe), 1, Integer::sum);
    }
    List<Example> examples = changes ? changing : staying;
    if (examples.size() < TryRules.MOST_EXAMPLES) {
      examples.add(new Example(task.id(), before, wouldBe, match));
    }
  }

  private static Rule enabled(Draft draft) {
    RuleDefinition given = draft.definition();
    RuleDefinition definition =
        new RuleDefinition(
            given.name(),
            given.description(),
            given.condition(),
            given.classification(),
            given.priority(),
            true);
    return new Rule(draft.id(), definition, 1, Instant.EPOCH, Instant.EPOCH);
  }
}
