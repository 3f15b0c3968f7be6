package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.SpiVersion;
import java.util.List;

/// Descriptors that no plugin should have.
final class BrokenDescriptors {

  private BrokenDescriptors() {}

  static PluginDescriptor ofVersion(String version) {
    return new PluginDescriptor("broken", version, SpiVersion.CURRENT, "Is broken.", List.of());
  }

  static PluginDescriptor againstAnotherSpi() {
    return new PluginDescriptor("broken", "1", SpiVersion.CURRENT + 1, "Is broken.", List.of());
  }

  static PluginDescriptor withoutDescription() {
    return new PluginDescriptor("broken", "1", SpiVersion.CURRENT, " ", List.of());
  }

  static PluginDescriptor withOption(PluginOption option) {
    return new PluginDescriptor("broken", "1", SpiVersion.CURRENT, "Is broken.", List.of(option));
  }

  static PluginDescriptor withAnUndescribedOption() {
    return withOption(PluginOption.of("option", PluginOption.Type.TEXT, null, ""));
  }

  static PluginDescriptor withADefaultOfTheWrongType() {
    return withOption(PluginOption.of("option", PluginOption.Type.INTEGER, "few", "How many."));
  }
}
