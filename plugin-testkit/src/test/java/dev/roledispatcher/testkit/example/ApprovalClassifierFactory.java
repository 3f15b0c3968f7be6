package dev.roledispatcher.testkit.example;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.SpiVersion;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.util.List;

/// Gives to people what asks for the capability to approve.
public final class ApprovalClassifierFactory implements ClassifierFactory {

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "approval",
        "1.0.0",
        SpiVersion.CURRENT,
        "Gives to people what asks for a capability that only people may have.",
        List.of(
            PluginOption.of(
                "capability",
                PluginOption.Type.TEXT,
                "approval",
                "The capability that only people may have.")));
  }

  @Override
  public Classifier create(PluginContext context) {
    String capability = context.settings().text("capability").orElseThrow();
    return task -> classify(task, capability);
  }

  private static Verdict classify(TaskView task, String capability) {
    boolean asked =
        task.requirements().stream().anyMatch(asks -> asks.capability().equals(capability));
    return asked
        ? new Verdict.Classified(
            RoutingClass.HUMAN_PRIMARY, 1.0, false, List.of(), "It asks for " + capability + ".")
        : new Verdict.Abstained("It does not ask for " + capability + ".");
  }
}
