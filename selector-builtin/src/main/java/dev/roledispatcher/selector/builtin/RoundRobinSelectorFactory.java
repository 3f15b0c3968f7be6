package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SpiVersion;
import java.util.List;

/// Makes the selector `round-robin`: the candidates in turn.
public final class RoundRobinSelectorFactory implements RoleSelectorFactory {

  static final String NAME = "round-robin";
  static final String EVEN_OUT = "even-out";

  /// Raised whenever the same query may get another answer.
  private static final String VERSION = "1.0.0";

  private static final PluginDescriptor DESCRIPTOR =
      new PluginDescriptor(
          NAME,
          VERSION,
          SpiVersion.CURRENT,
          "Ranks by whose turn it is: who got the fewest tasks, then who got the last one longest ago.",
          List.of(
              PluginOption.of(
                  EVEN_OUT,
                  PluginOption.Type.BOOLEAN,
                  "true",
                  "Whether roles that got fewer tasks than others catch up; false goes only by who got the last one longest ago.")));

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public RoleSelector create(PluginContext context) {
    return new RoundRobinSelector(context.settings().flag(EVEN_OUT));
  }
}
