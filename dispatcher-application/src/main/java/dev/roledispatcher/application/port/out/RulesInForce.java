package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.rule.RuleSet;

/// The enabled rules as this instance knows them.
@FunctionalInterface
public interface RulesInForce {

  /// The newest of them; never blocks.
  RuleSet rules();
}
