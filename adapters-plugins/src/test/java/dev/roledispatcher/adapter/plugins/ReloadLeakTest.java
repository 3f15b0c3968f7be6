package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.NOW;
import static dev.roledispatcher.adapter.plugins.Fixtures.SETTINGS;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.domain.classification.TaskClassification;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plugin that was replaced is gone from memory, and its copy from the disk.
class ReloadLeakTest {

  private static final int RELOADS = 200;
  private static final int WARM = 50;

  /// Logs, throws with a cause, starts lambdas, reads its resources and fills a thread local: what
  /// has kept class loaders alive elsewhere.
  private static final String BUSY =
      """
      System.getLogger("strange").log(System.Logger.Level.TRACE, "asked");
      Local.VALUE.set(new Local());
      java.net.URL own = Local.class.getResource("own.txt");
      try (java.io.InputStream in = own.openStream()) {
        in.readAllBytes();
      } catch (java.io.IOException broken) {
        throw new java.io.UncheckedIOException(broken);
      }
      if (asked.id().equals("task-1")) {
        throw new Local.Broken(asked.id() + List.of(1, 2).stream().map(n -> n + 1).toList());
      }
      return new Verdict.Abstained("Self-test.");
      """;

  private static final String LOCAL =
      """
      public final class Local {
        static final ThreadLocal<Local> VALUE = new ThreadLocal<>();
        static final byte[] WEIGHT = new byte[100_000];
        static final class Broken extends RuntimeException {
          Broken(String message) { super(message, new IllegalStateException("cause")); }
        }
      }
      """;

  @TempDir private Path temp;

  @Test
  void leavesNothingOfTwoHundredReplacedPlugins() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("plugins"));
    List<Path> jars = List.of(jar("1"), jar("2"));
    Path place = folder.resolve("busy.jar");
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    long metaspace = 0;
    PluginHost host =
        PluginHost.start(
            SETTINGS,
            FolderSettings.of(folder),
            false,
            CLOCK,
            new TestStopwatch(),
            InMemoryPlugins.defaults());
    try (host) {
      for (int i = 0; i < RELOADS; i++) {
        Files.copy(jars.get(i % 2), place, StandardCopyOption.REPLACE_EXISTING);
        host.reload();
        assertThat(host.plugins())
            .anySatisfy(plugin -> assertThat(plugin.name()).isEqualTo("busy"));
        host.classifiers().hear(TASK, LONG).opinions();
        host.ranker()
            .rank(TASK, TaskClassification.HUMAN_PRIMARY, Fixtures.people("a", "b"), NOW, LONG);
        host.loaders().stream()
            .<WeakReference<ClassLoader>>map(WeakReference::new)
            .forEach(loaders::add);
        if (i == WARM) {
          awaitAtMost(loaders, 1);
          metaspace = metaspaceUsed();
        }
      }
      assertThat(loaders).hasSize(RELOADS);
      awaitAtMost(loaders, 1);
      assertThat(metaspaceUsed()).isLessThan(metaspace + metaspace / 5);
      assertThat(openCopies()).isLessThanOrEqualTo(1);
      Files.delete(place);
      host.reload();
      awaitAtMost(loaders, 0);
      assertThat(openCopies()).isZero();
    }
  }

  private Path jar(String version) throws IOException {
    return PluginJar.classifier("busy", version, BUSY)
        .source("Local", LOCAL)
        .entry("strange/own.txt", version)
        .to(temp.resolve("busy-" + version + ".jar"));
  }

  /// Collects garbage until that few loaders are left; gives up after a while.
  private static void awaitAtMost(List<WeakReference<ClassLoader>> loaders, int most) {
    for (int i = 0; i < 50 && alive(loaders) > most; i++) {
      System.gc();
    }
    assertThat(alive(loaders)).isLessThanOrEqualTo(most);
  }

  private static long alive(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  private static long metaspaceUsed() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /// Copies that this process still has open, where the operating system tells.
  private static long openCopies() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.filter(ReloadLeakTest::isCopy).count();
    }
  }

  private static boolean isCopy(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains("busy.jar");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
