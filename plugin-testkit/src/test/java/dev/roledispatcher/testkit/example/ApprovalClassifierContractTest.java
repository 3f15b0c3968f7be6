package dev.roledispatcher.testkit.example;

import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.testkit.ClassifierContract;

class ApprovalClassifierContractTest extends ClassifierContract {

  @Override
  protected ClassifierFactory factory() {
    return new ApprovalClassifierFactory();
  }
}
