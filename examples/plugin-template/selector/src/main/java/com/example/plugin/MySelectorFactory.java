package com.example.plugin;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SpiVersion;
import java.util.List;

/// Makes the role selector; the server finds it by its name in `META-INF/services`.
public final class MySelectorFactory implements RoleSelectorFactory {

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "my-selector",
        "1.0.0",
        SpiVersion.CURRENT,
        "Prefers who can do it best and has least to do.",
        List.of(
            PluginOption.of(
                "per-task",
                PluginOption.Type.DECIMAL,
                "0.1",
                "What each task that a role holds takes off its score.")));
  }

  @Override
  public RoleSelector create(PluginContext context) {
    return new MySelector(context.settings().decimal("per-task"));
  }
}
