package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SpiVersion;

/// Makes the selector `sticky`: tasks of one key go to one role.
public final class StickySelectorFactory implements RoleSelectorFactory {

  static final String NAME = "sticky";

  /// Raised whenever the same query may get another answer.
  private static final String VERSION = "1.0.0";

  private static final PluginDescriptor DESCRIPTOR =
      new PluginDescriptor(
          NAME,
          VERSION,
          SpiVersion.CURRENT,
          "Gives tasks of one key to the role that had it last, else to the one that a hash of key and role chooses.",
          StickyOptions.declarations());

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /// Makes the selector.
  ///
  /// @throws PluginException with every mistake in the options at once
  @Override
  public RoleSelector create(PluginContext context) {
    PluginSettings settings = context.settings();
    Mistakes.refuse(StickyOptions.mistakes(settings));
    return new StickySelector(StickyOptions.from(settings));
  }
}
