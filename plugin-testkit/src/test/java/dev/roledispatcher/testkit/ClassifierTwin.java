package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;

/// The contract run on a classifier that is sound except for what a subclass breaks.
abstract class ClassifierTwin extends ClassifierContract {

  PluginDescriptor descriptor() {
    return SoundClassifierFactory.DESCRIPTOR;
  }

  Classifier create(PluginContext context) {
    return this::classify;
  }

  Verdict classify(TaskView task) {
    return SoundClassifierFactory.verdict(task, "approve");
  }

  @Override
  protected final ClassifierFactory factory() {
    return new ClassifierFactory() {
      @Override
      public PluginDescriptor descriptor() {
        return ClassifierTwin.this.descriptor();
      }

      @Override
      public Classifier create(PluginContext context) {
        return ClassifierTwin.this.create(context);
      }
    };
  }

  @Override
  protected boolean isRegistered() {
    return false;
  }
}
