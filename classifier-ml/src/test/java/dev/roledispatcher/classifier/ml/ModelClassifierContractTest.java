package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.testkit.ClassifierContract;

class ModelClassifierContractTest extends ClassifierContract {

  @Override
  protected ClassifierFactory factory() {
    return new ModelClassifierFactory();
  }
}
