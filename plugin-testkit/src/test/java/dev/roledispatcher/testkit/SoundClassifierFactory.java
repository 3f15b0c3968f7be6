package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.SpiVersion;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.util.List;
import java.util.Locale;

/// A classifier that keeps the contract: approvals are for people, and about the rest it abstains.
public final class SoundClassifierFactory implements ClassifierFactory {

  static final PluginOption WORD =
      PluginOption.of(
          "word", PluginOption.Type.TEXT, "approve", "The word that asks for a person.");

  static final PluginDescriptor DESCRIPTOR =
      new PluginDescriptor(
          "sound", "1.0", SpiVersion.CURRENT, "Gives approvals to people.", List.of(WORD));

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Classifier create(PluginContext context) {
    String word = context.settings().text("word").orElseThrow();
    return task -> verdict(task, word);
  }

  static Verdict verdict(TaskView task, String word) {
    if (!task.description().toLowerCase(Locale.ROOT).contains(word)) {
      return new Verdict.Abstained("The task does not say " + word + ".");
    }
    return classified(0.9, List.of(new Factor("word", 1, 1, 1, List.of(word))), "It says so.");
  }

  static Verdict classified(double confidence, List<Factor> factors, String explanation) {
    return new Verdict.Classified(
        RoutingClass.HUMAN_PRIMARY, confidence, false, factors, explanation);
  }
}
