package dev.roledispatcher.application.testing;

import dev.roledispatcher.domain.selection.CapacityLimits;

final class InMemoryCapacityTest extends CapacityContract {

  @Override
  protected Stores stores(CapacityLimits limits) {
    return Stores.inMemory(limits);
  }
}
