package dev.roledispatcher.benchmarks;

import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ids that count up.
final class CountedIds implements Ids {

  private final AtomicLong last = new AtomicLong();

  @Override
  public DispatchId nextDispatch() {
    return new DispatchId(new UUID(0, last.incrementAndGet()));
  }

  @Override
  public RoleId nextRole() {
    return new RoleId("role-" + last.incrementAndGet());
  }

  @Override
  public RuleId nextRule() {
    return new RuleId("rule-" + last.incrementAndGet());
  }

  @Override
  public String nextOwner() {
    return "owner-" + last.incrementAndGet();
  }
}
