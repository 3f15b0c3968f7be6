package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.testkit.LearningClassifierContract;

class ModelClassifierContractTest extends LearningClassifierContract {

  @Override
  protected ClassifierFactory factory() {
    return new ModelClassifierFactory();
  }
}
