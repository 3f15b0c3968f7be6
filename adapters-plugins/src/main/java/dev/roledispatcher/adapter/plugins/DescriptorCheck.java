package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a descriptor must be beyond what its constructor checks.
final class DescriptorCheck {

  private static final int LONGEST_VERSION = 64;
  private static final int LONGEST_DESCRIPTION = 500;

  private DescriptorCheck() {}

  /// Everything that is wrong, each in words that follow "because"; empty when it is sound.
  static List<String> problems(PluginDescriptor plugin) {
    List<String> problems = new ArrayList<>();
    String version = plugin.version();
    if (version.length() > LONGEST_VERSION || version.chars().anyMatch(Character::isISOControl)) {
      problems.add(
          "its version (%s) must have at most %d characters and no control characters"
              .formatted(Shown.shortened(version), LONGEST_VERSION));
    }
    for (PluginOption option : plugin.options()) {
      if (Objects.isNull(option.type())) {
        problems.add("its option (%s) must have a type".formatted(option.name()));
      } else if (option.defaultValue() != null
          && OptionText.read(option.type(), option.defaultValue()).isEmpty()) {
        problems.add(
            "the default (%s) of its option (%s) must be %s"
                .formatted(
                    Shown.shortened(option.defaultValue()),
                    option.name(),
                    OptionText.rule(option.type())));
      }
    }
    return problems;
  }

  /// Its description for lists: at most 500 characters on one line; plugins may leave it out.
  static String description(PluginDescriptor plugin) {
    return Texts.onOneLine(
        Objects.requireNonNullElse(plugin.description(), ""), LONGEST_DESCRIPTION);
  }
}
