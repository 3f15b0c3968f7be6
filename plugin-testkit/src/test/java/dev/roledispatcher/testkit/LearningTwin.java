package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;

/// The contract run on a classifier that learns soundly except for what a subclass breaks.
abstract class LearningTwin extends LearningClassifierContract {

  Classifier create(PluginContext context) {
    return new Memory();
  }

  @Override
  protected final ClassifierFactory factory() {
    return new ClassifierFactory() {
      @Override
      public PluginDescriptor descriptor() {
        return SoundClassifierFactory.DESCRIPTOR;
      }

      @Override
      public Classifier create(PluginContext context) {
        return LearningTwin.this.create(context);
      }
    };
  }

  @Override
  protected boolean isRegistered() {
    return false;
  }
}
