package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.testkit.RoleSelectorContract;

class WeightedSelectorContractTest extends RoleSelectorContract {

  @Override
  protected RoleSelectorFactory factory() {
    return new WeightedSelectorFactory();
  }
}
