package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.SpiVersion;

/// Makes the built-in classifier `keyword`; the module's README describes its options and files.
public final class KeywordClassifierFactory implements ClassifierFactory {

  /// Raised whenever a word list, a built-in rule or a formula changes, because verdicts change
  /// with them.
  private static final String VERSION = "1.1.0";

  /// For [java.util.ServiceLoader].
  public KeywordClassifierFactory() {}

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "keyword",
        VERSION,
        SpiVersion.CURRENT,
        "Classifies tasks by their words, complexity, urgency, skills and rules.",
        KeywordSettings.options());
  }

  /// Makes the classifier.
  ///
  /// @throws dev.roledispatcher.spi.PluginException that names everything wrong in the settings and
  ///   in the files they name
  @Override
  public Classifier create(PluginContext context) {
    return new KeywordClassifier(KeywordSettings.from(context.settings()));
  }
}
