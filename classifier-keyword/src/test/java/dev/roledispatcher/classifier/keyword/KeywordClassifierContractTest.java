package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.testkit.ClassifierContract;

class KeywordClassifierContractTest extends ClassifierContract {

  @Override
  protected ClassifierFactory factory() {
    return new KeywordClassifierFactory();
  }
}
