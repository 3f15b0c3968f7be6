package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.testkit.RoleSelectorContract;

class StickySelectorContractTest extends RoleSelectorContract {

  @Override
  protected RoleSelectorFactory factory() {
    return new StickySelectorFactory();
  }
}
