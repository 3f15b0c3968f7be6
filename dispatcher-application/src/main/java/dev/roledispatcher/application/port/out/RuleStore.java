package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.in.ManageRules.RuleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleVersion;
import java.time.Instant;
import java.util.Optional;

/// The rules and all their versions, durable and shared by all instances.
///
/// Writing methods join the current unit of work and fail without one; reading methods may run in
/// one or alone. Every committed change is told to all instances.
public interface RuleStore {

  /// Adds a rule whose id is free, with version 1 (or one more than a deleted rule of that id had).
  AddOutcome add(RuleId id, RuleDefinition definition, Instant at);

  /// One rule.
  Optional<Rule> find(RuleId id);

  /// Rules by id.
  Page<Rule> list(RuleFilter filter, PageRequest page);

  /// Replaces the definition of a rule that has that version, and raises the version by one.
  ///
  /// @return the changed rule; empty when it is gone or has another version
  Optional<Rule> replace(RuleId id, long version, RuleDefinition definition, Instant at);

  /// Deletes a rule that has that version; its versions stay.
  ///
  /// @return the version that the deletion made; empty when the rule is gone or has another version
  Optional<RuleVersion> delete(RuleId id, long version, Instant at);

  /// The versions of a rule, newest first; none when there never was such a rule.
  Page<RuleVersion> versions(RuleId id, PageRequest page);

  /// How an addition ended.
  sealed interface AddOutcome {

    /// The rule is there.
    ///
    /// @param rule the rule
    record Added(Rule rule) implements AddOutcome {}

    /// There is one with that id.
    record Exists() implements AddOutcome {}

    /// There are [Rule#MOST] rules already.
    record Full() implements AddOutcome {}
  }
}
