package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SpiVersion;
import java.util.ArrayList;
import java.util.List;

/// Makes the default selector, `weighted`: a weighted sum of coverage, proficiency, type fit,
/// specificity and load, of how well the words of the task fit the role, and of how it did with
/// tasks like it.
public final class WeightedSelectorFactory implements RoleSelectorFactory {

  static final String NAME = "weighted";

  /// Raised whenever the same query may get another answer.
  private static final String VERSION = "1.2.0";

  private static final PluginDescriptor DESCRIPTOR =
      new PluginDescriptor(
          NAME,
          VERSION,
          SpiVersion.CURRENT,
          "Ranks by coverage, proficiency, type fit, specificity, load, text relevance and earlier success, each with a weight.",
          options());

  private static List<PluginOption> options() {
    List<PluginOption> options = new ArrayList<>();
    for (Criterion criterion : Criterion.values()) {
      options.add(criterion.declaration());
    }
    options.addAll(RelevanceWeights.declarations());
    options.add(AffinityWeight.declaration());
    return options;
  }

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /// Makes the selector with the configured weights.
  ///
  /// @throws PluginException with every mistake in the weights at once
  @Override
  public RoleSelector create(PluginContext context) {
    PluginSettings settings = context.settings();
    List<String> mistakes = new ArrayList<>(Weights.mistakes(settings));
    mistakes.addAll(RelevanceWeights.mistakes(settings));
    mistakes.addAll(AffinityWeight.mistakes(settings));
    Mistakes.refuse(mistakes);
    return new WeightedSelector(
        Weights.from(settings), RelevanceWeights.from(settings), AffinityWeight.from(settings));
  }
}
