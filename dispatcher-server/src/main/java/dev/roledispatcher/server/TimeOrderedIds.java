package dev.roledispatcher.server;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;

/// Ids from UUIDs of version 7 (RFC 9562): later ones sort later, which keeps database indexes
/// compact.
final class TimeOrderedIds implements Ids {

  private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

  @Override
  public DispatchId nextDispatch() {
    return new DispatchId(generator.generate());
  }

  @Override
  public RoleId nextRole() {
    return new RoleId("role-" + generator.generate());
  }

  @Override
  public RuleId nextRule() {
    return new RuleId("rule-" + generator.generate());
  }

  @Override
  public String nextOwner() {
    return generator.generate().toString();
  }
}
