package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.SpiVersion;
import java.util.List;

/// Makes the built-in classifier `ml`; the module's README describes its option and its model.
public final class ModelClassifierFactory implements ClassifierFactory {

  /// Raised whenever the shipped model or the way to read it changes, because verdicts change with
  /// them.
  private static final String VERSION = "1.0.0";

  private static final String MODEL = "model";

  /// For [java.util.ServiceLoader].
  public ModelClassifierFactory() {}

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "ml",
        VERSION,
        SpiVersion.CURRENT,
        "Classifies tasks by a small model trained on rated statements of work.",
        List.of(
            PluginOption.of(
                MODEL,
                PluginOption.Type.PATH,
                null,
                "A model file of your own in the place of the shipped one, made by the training tool.")));
  }

  /// Makes the classifier.
  ///
  /// @throws dev.roledispatcher.spi.PluginException that says what is wrong with the model file
  @Override
  public Classifier create(PluginContext context) {
    return new ModelClassifier(
        context.settings().path(MODEL).map(Models::in).orElseGet(Models::shipped));
  }
}
