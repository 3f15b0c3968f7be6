package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleVersion;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// For whoever keeps the rules: makes them, changes them, takes them out.
///
/// A rule that does not exist is a [RejectedException] with [Rejection.UnknownRule].
public interface ManageRules {

  /// Makes a rule.
  ///
  /// @param id the id it shall have; null for one of ours
  /// @throws RejectedException with [Rejection.RuleExists] when the id is taken, or
  ///   [Rejection.TooManyRules] when there is no room for another
  Rule create(@Nullable RuleId id, RuleDefinition definition, Receipt<Rule> receipt);

  /// One rule.
  Rule rule(RuleId id);

  /// Rules, by id.
  Page<Rule> rules(RuleFilter filter, PageRequest page);

  /// Changes a rule.
  ///
  /// @param expectedVersion the version it must have; empty when any will do
  /// @param change makes the new definition from the current one; may be called more than once
  /// @throws RejectedException with [Rejection.StaleRule] when it has another version
  Rule change(RuleId id, OptionalLong expectedVersion, UnaryOperator<RuleDefinition> change);

  /// Takes a rule out; its versions can still be read.
  ///
  /// @param expectedVersion the version it must have; empty when any will do
  /// @throws RejectedException with [Rejection.StaleRule] when it has another version
  void delete(RuleId id, OptionalLong expectedVersion);

  /// The versions of a rule, newest first, also when it was deleted.
  Page<RuleVersion> versions(RuleId id, PageRequest page);

  /// Which rules are wanted.
  ///
  /// @param enabled whether they decide; null when either will do
  record RuleFilter(@Nullable Boolean enabled) {}
}
