package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.NOW;
import static dev.roledispatcher.adapter.plugins.Fixtures.SETTINGS;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.ReloadPlugins.Change;
import dev.roledispatcher.application.port.in.ReloadPlugins.Reload;
import dev.roledispatcher.application.port.in.ReloadPlugins.What;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginReloadTest {

  private static final String AI = PluginJar.says("AI_PRIMARY", "A stranger says so.");
  private static final String BROKEN = "throw new IllegalStateException(\"never\");";

  @TempDir private Path folder;
  private final List<PluginHost> hosts = new ArrayList<>();

  @AfterEach
  void closesTheHosts() {
    hosts.forEach(PluginHost::close);
  }

  @Test
  void aJarDecidesTheNextTaskAndWithoutItTheBuiltInDoes() throws IOException {
    PluginHost host = start(SETTINGS);
    assertThat(decided(host)).isEqualTo("keyword 1.0");

    PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
    PluginJar.selector("ranker", "1").to(folder.resolve("ranker.jar"));
    assertThat(changes(host.reload()))
        .containsExactly(
            tuple("keyword", What.KEPT, "1.0", "1.0"),
            tuple("stranger", What.ADDED, "1", null),
            tuple("ranker", What.ADDED, "1", null),
            tuple("weighted", What.REMOVED, null, "1.0"));
    assertThat(decided(host)).isEqualTo("stranger 1");
    assertThat(ranked(host)).isEqualTo("ranker");

    Files.delete(folder.resolve("stranger.jar"));
    Files.delete(folder.resolve("ranker.jar"));
    assertThat(changes(host.reload()))
        .contains(
            tuple("stranger", What.REMOVED, null, "1"),
            tuple("ranker", What.REMOVED, null, "1"),
            tuple("weighted", What.ADDED, "1.0", null));
    assertThat(decided(host)).isEqualTo("keyword 1.0");
    assertThat(ranked(host)).isEqualTo("weighted");
    assertThat(host.plugins()).hasSize(2);
  }

  @Test
  void keepsWhatDidNotChangeWithItsNumbers() throws IOException {
    PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
    PluginHost host = start(SETTINGS);
    decided(host);
    PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
    assertThat(changes(host.reload())).contains(tuple("stranger", What.KEPT, "1", "1"));
    assertThat(find(host, "stranger").calls()).isEqualTo(1);
  }

  @Test
  void replacesAPluginByItsNewVersion() throws IOException {
    PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
    PluginHost host = start(SETTINGS);
    PluginJar.classifier("stranger", "2", AI).to(folder.resolve("stranger.jar"));
    assertThat(changes(host.reload())).contains(tuple("stranger", What.REPLACED, "2", "1"));
    assertThat(decided(host)).isEqualTo("stranger 2");
  }

  @Test
  void keepsTheOldOneWhenTheNewOneCannotBeUsed() throws IOException {
    Path jar = PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
    PluginHost host = start(SETTINGS);

    PluginJar.classifier("stranger", "2", BROKEN).to(jar);
    assertThat(changes(host.reload()))
        .contains(
            tuple("stranger", What.KEPT, "1", "1"), tuple("stranger", What.FAILED, "2", null));
    assertThat(decided(host)).isEqualTo("stranger 1");
    assertThat(host.plugins())
        .filteredOn(plugin -> plugin.name().equals("stranger"))
        .extracting(PluginStatus::version, PluginStatus::state)
        .containsExactly(tuple("1", State.ACTIVE), tuple("2", State.FAILED));
    assertThat(find(host, "stranger").reason())
        .startsWith("It is kept as it was")
        .contains("self-test failed");

    Files.writeString(jar, "half a jar");
    assertThat(changes(host.reload())).contains(tuple("stranger", What.KEPT, "1", "1"));
    assertThat(find(host, "stranger").reason()).contains("is no jar that can be read");
    assertThat(decided(host)).isEqualTo("stranger 1");

    PluginJar.classifier("stranger", "1", AI).to(jar);
    host.reload();
    assertThat(find(host, "stranger").reason()).isNull();

    PluginJar.classifier("stranger", "3", AI).to(jar);
    host.reload();
    assertThat(decided(host)).isEqualTo("stranger 3");
  }

  @Test
  void keepsAPluginThatTheConfigurationNamesWhenItsJarIsGone() throws IOException {
    Path jar = PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
    PluginHost host = start(Fixtures.chain("stranger", "keyword"));
    Files.delete(jar);
    host.reload();
    assertThat(decided(host)).isEqualTo("stranger 1");
    assertThat(find(host, "stranger").reason())
        .endsWith("The configuration names it, and its jar is gone.");
  }

  @Test
  void letsACallThatRunsFinishWithThePluginItBeganWith() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    PluginJar.selector("ranker", "1").to(folder.resolve("ranker.jar"));
    InMemoryPlugins plugins =
        InMemoryPlugins.none()
            .classifier(
                "keyword",
                task -> {
                  inside.countDown();
                  await(goOn);
                  return SoundPlugins.human(task);
                })
            .selector("weighted", SoundPlugins::byId);
    PluginHost host = start(SETTINGS, plugins);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<String> decision = threads.submit(() -> decided(host));
      inside.await();
      PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
      Future<Reload> reload = threads.submit(host::reload);
      while (host.plugins().stream().noneMatch(plugin -> plugin.name().equals("stranger"))) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(host::reload).isInstanceOf(RejectedException.class);
      goOn.countDown();
      assertThat(decision.get()).isEqualTo("keyword 1.0");
      assertThat(changes(reload.get())).contains(tuple("stranger", What.ADDED, "1", null));
      assertThat(decided(host)).isEqualTo("stranger 1");
    }
  }

  @Test
  void reloadsByItselfOnceTheFolderIsStill() throws IOException {
    PluginHost host = start(SETTINGS);
    List<Reload> told = new ArrayList<>();
    host.onReload(told::add);
    host.reloadWhenChanged();
    host.reloadWhenChanged();
    assertThat(told).isEmpty();
    PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
    host.reloadWhenChanged();
    assertThat(told).isEmpty();
    host.reloadWhenChanged();
    host.reloadWhenChanged();
    assertThat(told).hasSize(1);
    assertThat(decided(host)).isEqualTo("stranger 1");
  }

  @Test
  void changesNothingAfterItsEnd() throws IOException {
    PluginHost host = start(SETTINGS);
    host.close();
    PluginJar.classifier("stranger", "1", AI).to(folder.resolve("stranger.jar"));
    assertThat(changes(host.reload()))
        .extracting(change -> change.toList().get(1))
        .containsOnly(What.KEPT);
  }

  private PluginHost start(PluginHostSettings settings) {
    return start(settings, InMemoryPlugins.defaults());
  }

  private PluginHost start(PluginHostSettings settings, PluginSource plugins) {
    PluginHost host =
        PluginHost.start(
            settings, FolderSettings.of(folder), false, CLOCK, new TestStopwatch(), plugins);
    hosts.add(host);
    return host;
  }

  private static List<Tuple> changes(Reload reload) {
    return reload.changes().stream().map(PluginReloadTest::shown).toList();
  }

  private static Tuple shown(Change change) {
    return tuple(change.name(), change.what(), change.version(), change.previousVersion());
  }

  private static String decided(PluginHost host) {
    PluginRef by = host.classifiers().hear(TASK, LONG).opinions().getLast().by();
    return by.name() + " " + by.version();
  }

  private static String ranked(PluginHost host) {
    return host.ranker()
        .rank(TASK, TaskClassification.HUMAN_PRIMARY, Fixtures.people("a", "b"), NOW, LONG)
        .by()
        .name();
  }

  private static PluginStatus find(PluginHost host, String name) {
    return host.plugins().stream()
        .filter(plugin -> plugin.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
