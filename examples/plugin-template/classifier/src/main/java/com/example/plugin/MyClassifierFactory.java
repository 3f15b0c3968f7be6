package com.example.plugin;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.SpiVersion;
import java.util.List;

/// Makes the classifier; the server finds it by its name in `META-INF/services`.
public final class MyClassifierFactory implements ClassifierFactory {

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "my-classifier",
        "1.0.0",
        SpiVersion.CURRENT,
        "Gives to people what has a certain word.",
        List.of(
            PluginOption.of(
                "word", PluginOption.Type.TEXT, "approve", "The word, in any case of letters.")));
  }

  @Override
  public Classifier create(PluginContext context) {
    return new MyClassifier(context.settings().text("word").orElseThrow());
  }
}
