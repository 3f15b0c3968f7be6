package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SpiVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Makes the default selector, `weighted`: a weighted sum of coverage, proficiency, type fit,
/// specificity and load, and of how well the words of the task fit the role.
public final class WeightedSelectorFactory implements RoleSelectorFactory {

  static final String NAME = "weighted";

  /// Raised whenever the same query may get another answer.
  private static final String VERSION = "1.1.0";

  private static final PluginDescriptor DESCRIPTOR =
      new PluginDescriptor(
          NAME,
          VERSION,
          SpiVersion.CURRENT,
          "Ranks by coverage, proficiency, type fit, specificity, load and text relevance, each with a weight.",
          Stream.concat(
                  Arrays.stream(Criterion.values()).map(Criterion::declaration),
                  RelevanceWeights.declarations().stream())
              .toList());

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
    if (!mistakes.isEmpty()) {
      throw new PluginException(String.join("\n", mistakes));
    }
    return new WeightedSelector(Weights.from(settings), RelevanceWeights.from(settings));
  }
}
