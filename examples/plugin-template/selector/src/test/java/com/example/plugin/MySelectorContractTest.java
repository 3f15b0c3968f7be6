package com.example.plugin;

import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.testkit.RoleSelectorContract;

/// Everything the server relies on.
class MySelectorContractTest extends RoleSelectorContract {

  @Override
  protected RoleSelectorFactory factory() {
    return new MySelectorFactory();
  }
}
