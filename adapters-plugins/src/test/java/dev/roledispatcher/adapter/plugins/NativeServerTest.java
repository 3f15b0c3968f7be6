package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.SETTINGS;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roledispatcher.adapter.plugins.folder.FolderLimits;
import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.adapter.plugins.folder.FolderSettings.Activation;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.application.port.in.ReloadPlugins.Change;
import dev.roledispatcher.application.port.in.ReloadPlugins.Reload;
import dev.roledispatcher.application.port.in.ReloadPlugins.What;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the host does with a plugin folder when the server is a native one.
class NativeServerTest {

  private static final String HUMAN = PluginJar.says("HUMAN_PRIMARY", "A stranger says so.");

  @TempDir private Path folder;
  private final List<PluginHost> hosts = new ArrayList<>();

  @AfterEach
  void closesTheHosts() {
    hosts.forEach(PluginHost::close);
  }

  @Test
  void listsAJarWithItsPathItsSumAndHowToBuildItIn() throws Exception {
    Path jar = stranger("some.jar");
    PluginStatus status = find(start(SETTINGS), "some.jar");
    assertThat(status.state()).isEqualTo(State.UNSUPPORTED_IN_NATIVE);
    assertThat(status.name()).isEqualTo("some");
    assertThat(status.sha256()).isEqualTo(sum(Files.readAllBytes(jar)));
    assertThat(status.reason())
        .contains("dependencies of dispatcher-server")
        .contains("mvn package -Pnative")
        .contains("docs/native.md");
  }

  @Test
  void listsSeveralJarsUnderTheSumOfTheirList() throws Exception {
    Files.createDirectory(folder.resolve("own"));
    Path a = stranger("own/a.jar");
    Path b = new PluginJar().entry("library.properties", "size=3").to(folder.resolve("own/b.jar"));
    String list =
        "%s  a.jar%n%s  b.jar%n"
            .formatted(sum(Files.readAllBytes(a)), sum(Files.readAllBytes(b)))
            .replace(System.lineSeparator(), "\n");
    assertThat(find(start(SETTINGS), "own").sha256())
        .isEqualTo(sum(list.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void loadsNothing() throws IOException {
    stranger("stranger.jar");
    PluginHost host = start(SETTINGS);
    assertThat(host.loaders()).isEmpty();
    assertThat(host.classifiers().hear(TASK, LONG).opinions())
        .isNotEmpty()
        .noneMatch(opinion -> opinion.by().name().equals("stranger"));
  }

  @Test
  void answersAReloadWithWhatItCannotTakeUp() throws Exception {
    PluginHost host = start(SETTINGS);
    Path jar = stranger("late.jar");
    Reload reload = host.reload();
    assertThat(reload.changes())
        .filteredOn(change -> change.origin().equals("late.jar"))
        .extracting(Change::name, Change::what, Change::reason)
        .containsExactly(tuple("late", What.FAILED, find(host, "late.jar").reason()));
    assertThat(reload.changes())
        .filteredOn(change -> !change.origin().equals("late.jar"))
        .isNotEmpty()
        .allMatch(change -> change.what() == What.KEPT);
    assertThat(find(host, "late.jar").sha256()).isEqualTo(sum(Files.readAllBytes(jar)));
    assertThat(host.loaders()).isEmpty();

    Files.delete(jar);
    assertThat(host.reload().plugins()).noneMatch(plugin -> plugin.name().equals("late"));
  }

  @Test
  void saysWhyAPluginThatTheConfigurationNamesIsNotToBeHad() throws IOException {
    stranger("stranger.jar");
    assertThatThrownBy(() -> start(Fixtures.chain("stranger", "keyword")))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageContaining("The configured classifier (stranger)")
        .hasMessageContaining("mvn package -Pnative");
  }

  @Test
  void readsNoMoreOfAJarThanItsLimitsAllow() throws IOException {
    stranger("large.jar");
    PluginHost host =
        host(
            SETTINGS,
            new FolderSettings(
                folder, Activation.ALL, Set.of(), new FolderLimits(9, 100, 1_000), true));
    assertThat(find(host, "large.jar").state()).isEqualTo(State.BLOCKED);
    assertThat(find(host, "large.jar").reason()).contains("larger than a jar may be (100 bytes)");
  }

  private Path stranger(String path) throws IOException {
    return PluginJar.classifier("stranger", "1", HUMAN).to(folder.resolve(path));
  }

  private PluginHost start(PluginHostSettings settings) {
    return host(
        settings, new FolderSettings(folder, Activation.ALL, Set.of(), FolderLimits.DEFAULT, true));
  }

  private PluginHost host(PluginHostSettings settings, FolderSettings of) {
    PluginHost host =
        PluginHost.start(
            settings, of, false, CLOCK, new TestStopwatch(), InMemoryPlugins.defaults());
    hosts.add(host);
    return host;
  }

  private static PluginStatus find(PluginHost host, String origin) {
    return host.plugins().stream()
        .filter(plugin -> plugin.origin().equals(origin))
        .findFirst()
        .orElseThrow();
  }

  private static String sum(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
