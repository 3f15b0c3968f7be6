package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SpiVersion;
import java.util.Arrays;

/// Makes the default selector, `weighted`: a weighted sum of coverage, proficiency, type fit,
/// specificity and load.
public final class WeightedSelectorFactory implements RoleSelectorFactory {

  static final String NAME = "weighted";

  /// Raised whenever the same query may get another answer.
  private static final String VERSION = "1.0.0";

  private static final PluginDescriptor DESCRIPTOR =
      new PluginDescriptor(
          NAME,
          VERSION,
          SpiVersion.CURRENT,
          "Ranks by coverage, proficiency, type fit, specificity and load, each with a weight.",
          Arrays.stream(Criterion.values()).map(Criterion::declaration).toList());

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /// Makes the selector with the configured weights.
  ///
  /// @throws PluginException with every mistake in the weights at once
  @Override
  public RoleSelector create(PluginContext context) {
    return new WeightedSelector(Weights.from(context.settings()));
  }
}
