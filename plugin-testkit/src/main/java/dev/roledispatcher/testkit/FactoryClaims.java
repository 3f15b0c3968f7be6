package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.SpiVersion;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/// What every factory must keep, whatever it makes.
final class FactoryClaims {

  private static final int REPETITIONS = 3;

  private FactoryClaims() {}

  static void describesItselfTheSameEveryTime(Supplier<PluginDescriptor> descriptor) {
    PluginDescriptor first = descriptor.get();
    assertThat(first).as("the descriptor").isNotNull();
    for (int i = 0; i < REPETITIONS; i++) {
      assertThat(descriptor.get()).as("the descriptor, asked again").isEqualTo(first);
    }
  }

  static void describesItselfInWords(PluginDescriptor descriptor) {
    assertThat(descriptor.description()).as("the description of the plugin").isNotBlank();
    for (PluginOption option : descriptor.options()) {
      assertThat(option.description())
          .as("the description of option (%s)", option.name())
          .isNotBlank();
    }
  }

  static void declaresDefaultsOfTheDeclaredType(PluginDescriptor descriptor) {
    for (PluginOption option : descriptor.options()) {
      String text = option.defaultValue();
      if (text != null && option.type() != PluginOption.Type.PATH) {
        assertThatCode(() -> OptionText.parse(option.type(), text))
            .as("the default of option (%s) is %s", option.name(), OptionText.rule(option.type()))
            .doesNotThrowAnyException();
      }
    }
  }

  static void isBuiltAgainstTheCurrentSpi(PluginDescriptor descriptor) {
    assertThat(descriptor.spiVersion())
        .as("the version of the SPI that the plugin was compiled against")
        .isEqualTo(SpiVersion.CURRENT);
  }

  static <F> void isFoundByTheServiceLoader(Class<F> service, F factory) {
    Class<?> type = factory.getClass();
    assertThat(ServiceLoader.load(service, type.getClassLoader()).stream())
        .extracting(provider -> provider.type().getName())
        .as("the providers in META-INF/services/%s", service.getName())
        .contains(type.getName());
  }
}
