package com.example.plugin;

import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.testkit.ClassifierContract;

/// Everything the server relies on.
class MyClassifierContractTest extends ClassifierContract {

  @Override
  protected ClassifierFactory factory() {
    return new MyClassifierFactory();
  }
}
