package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ids that count from 1, so that tests can foretell them. Safe to use from any thread.
public final class CountingIds implements Ids {

  private final AtomicLong dispatches = new AtomicLong();
  private final AtomicLong roles = new AtomicLong();
  private final AtomicLong rules = new AtomicLong();
  private final AtomicLong owners = new AtomicLong();

  @Override
  public DispatchId nextDispatch() {
    return new DispatchId(new UUID(0, dispatches.incrementAndGet()));
  }

  @Override
  public RoleId nextRole() {
    return new RoleId("role-" + roles.incrementAndGet());
  }

  @Override
  public RuleId nextRule() {
    return new RuleId("rule-" + rules.incrementAndGet());
  }

  @Override
  public String nextOwner() {
    return "owner-" + owners.incrementAndGet();
  }
}
