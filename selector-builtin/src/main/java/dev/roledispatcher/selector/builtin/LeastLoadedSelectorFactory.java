package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SpiVersion;
import java.util.List;

/// Makes the selector `least-loaded`: whoever is least full with the task, then whoever has been
/// idle longest.
public final class LeastLoadedSelectorFactory implements RoleSelectorFactory {

  static final String NAME = "least-loaded";

  /// Raised whenever the same query may get another answer.
  private static final String VERSION = "1.0.0";

  private static final PluginDescriptor DESCRIPTOR =
      new PluginDescriptor(
          NAME,
          VERSION,
          SpiVersion.CURRENT,
          "Ranks by how full a role would be with the task, then by how long it has been idle.",
          List.of(HalfLoad.declaration()));

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /// Makes the selector.
  ///
  /// @throws PluginException when the option is out of its range
  @Override
  public RoleSelector create(PluginContext context) {
    PluginSettings settings = context.settings();
    Mistakes.refuse(HalfLoad.mistakes(NAME, settings));
    return new LeastLoadedSelector(HalfLoad.from(settings));
  }
}
