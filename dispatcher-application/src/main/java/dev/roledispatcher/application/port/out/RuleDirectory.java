package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;

/// The rules as this instance knows them, in memory: a cache, never the truth.
///
/// Changes made by this instance show at once, those of others within a second. What is told is
/// ignored when a newer version is known.
public interface RuleDirectory extends RulesInForce {

  /// A rule was made or changed by this instance, and the change is committed.
  void changed(Rule rule);

  /// A rule was deleted by this instance, and the change is committed.
  ///
  /// @param version the version that the deletion made
  void removed(RuleId rule, long version);
}
