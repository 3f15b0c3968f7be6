package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathPluginsTest {

  @TempDir private Path folder;

  @Test
  void findsEveryProviderWhateverTheOthersDo() throws IOException {
    register(
        ClassifierFactory.class,
        Throwing.class.getName(),
        "no.such.Provider",
        Fixtures.class.getName(),
        Sound.class.getName());
    register(RoleSelectorFactory.class, SoundSelector.class.getName());
    try (URLClassLoader loader = loader();
        PluginHost host = start(Fixtures.chain("sound"), loader)) {
      assertThat(host.plugins())
          .extracting(PluginStatus::name, PluginStatus::state, PluginStatus::origin)
          .containsExactlyInAnyOrder(
              tuple(Throwing.class.getName(), State.FAILED, "class path"),
              tuple("unknown", State.FAILED, "class path"),
              tuple("unknown", State.FAILED, "class path"),
              tuple("sound", State.ACTIVE, "class path"),
              tuple("weighted", State.ACTIVE, "class path"));
      assertThat(host.plugins())
          .extracting(PluginStatus::reason)
          .anySatisfy(reason -> assertThat(reason).contains("Provider no.such.Provider not found"))
          .anySatisfy(reason -> assertThat(reason).contains("Fixtures not a subtype"))
          .anySatisfy(reason -> assertThat(reason).contains("no constructor today"));
      assertThat(host.classifiers().hear(TASK, LONG).opinions()).hasSize(1);
    }
  }

  @Test
  void livesWithARegistrationThatIsNoText() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(ClassifierFactory.class.getName()), "not a class name !\n");
    register(RoleSelectorFactory.class, SoundSelector.class.getName());
    try (URLClassLoader loader = loader();
        PluginHost host = start(Fixtures.chain(), loader)) {
      assertThat(host.plugins().getFirst().state()).isEqualTo(State.FAILED);
      assertThat(host.plugins().getFirst().reason()).contains("Illegal");
    }
  }

  @Test
  void looksOnTheClassPathWhenNothingElseIsSaid() {
    assertThatThrownBy(
            () -> PluginHost.start(PluginHostSettings.DEFAULT, CLOCK, new TestStopwatch()).close())
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessage(
            """
            The configured classifier (keyword) was not found: there is none.
            The configured classifier (ml) was not found: there is none.
            The configured role selector (weighted) was not found: there is none.\
            """);
  }

  private static PluginHost start(PluginHostSettings settings, ClassLoader loader) {
    return PluginHost.start(settings, CLOCK, new TestStopwatch(), new ClassPathPlugins(loader));
  }

  private void register(Class<?> service, String... providers) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(service.getName()), List.of(providers));
  }

  private URLClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, ClassPathPluginsTest.class.getClassLoader());
  }

  /// Keeps the contract.
  public static final class Sound implements ClassifierFactory {

    @Override
    public PluginDescriptor descriptor() {
      return InMemoryPlugins.descriptor("sound");
    }

    @Override
    public Classifier create(PluginContext context) {
      return SoundPlugins::human;
    }
  }

  /// Keeps the contract.
  public static final class SoundSelector implements RoleSelectorFactory {

    @Override
    public PluginDescriptor descriptor() {
      return InMemoryPlugins.descriptor("weighted");
    }

    @Override
    public RoleSelector create(PluginContext context) {
      return SoundPlugins::byId;
    }
  }

  /// Cannot be made.
  public static final class Throwing implements ClassifierFactory {

    /// Throws.
    public Throwing() {
      throw new IllegalStateException("no constructor today");
    }

    @Override
    public PluginDescriptor descriptor() {
      return InMemoryPlugins.descriptor("throwing");
    }

    @Override
    public Classifier create(PluginContext context) {
      return SoundPlugins::human;
    }
  }
}
