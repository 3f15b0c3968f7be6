package dev.roledispatcher.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Who a plugin is: its name, its version, the SPI it was built against and the options it reads.
///
/// @param name lower-case letters, digits and `-`, starting with a letter, at most 64 characters;
///   also the key of its configuration, `dispatcher.plugins.<name>.*`
/// @param version the plugin's own version, recorded with every decision it takes part in
/// @param spiVersion [SpiVersion#CURRENT] as it was when the plugin was compiled
/// @param description one sentence for people
/// @param options every option the plugin reads; anything else in its configuration is refused
public record PluginDescriptor(
    String name, String version, int spiVersion, String description, List<PluginOption> options) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private static final int MOST_OPTIONS = 1_000;

  public PluginDescriptor {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name (%s) of a plugin must be lower-case letters, digits and '-', starting with a letter, at most 64."
              .formatted(name));
    }
    if (version.isBlank()) {
      throw new IllegalArgumentException(
          "The version of plugin (%s) must not be blank.".formatted(name));
    }
    options = Copies.ofAtMost(MOST_OPTIONS, "options", options);
    Set<String> names = new HashSet<>();
    for (PluginOption option : options) {
      if (!names.add(option.name())) {
        throw new IllegalArgumentException(
            "The option (%s) of plugin (%s) must be declared once.".formatted(option.name(), name));
      }
    }
  }
}
