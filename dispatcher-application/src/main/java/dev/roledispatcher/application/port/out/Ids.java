package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;

/// Makes ids that nobody else has.
public interface Ids {

  /// An id for a dispatch; ids made later sort later.
  DispatchId nextDispatch();

  /// An id for a role whose registrant chose none.
  RoleId nextRole();

  /// An id for a rule whose author chose none.
  RuleId nextRule();

  /// A word that tells one owner of a reservation from another.
  String nextOwner();
}
