package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.NOW;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.selection.Ranking;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plugins that do what plugins must not: each question is answered all the same, by whoever comes
/// next, and the culprit is put into quarantine within five failures.
class ZooTest {

  private static final int FAILURES = 5;

  /// The self-test is passed, so that the plugin comes into use before it misbehaves.
  private static final String BEHAVED =
      "if (asked.id().equals(\"self-test\")) return new Verdict.Abstained(\"Sound.\");\n";

  private static final String BEASTS =
      """
      public final class Beasts {
        static Verdict classified(double confidence, List<Factor> factors) {
          return new Verdict.Classified(RoutingClass.HYBRID, confidence, false, factors, "Why not.");
        }
        static int deeper(int depth) { return deeper(depth + 1) + depth; }
        static <T> List<T> endless(T element) {
          return new AbstractList<T>() {
            public T get(int index) { return element; }
            public int size() { return 0; }
            public Iterator<T> iterator() {
              return new Iterator<T>() {
                public boolean hasNext() { return true; }
                public T next() { return element; }
              };
            }
          };
        }
        @SuppressWarnings({"rawtypes", "unchecked"})
        static List<Factor> mistyped() { return (List) List.of("no factor", 7); }
        static final class Untellable extends RuntimeException {
          @Override public String getMessage() { throw new Untellable(); }
          @Override public String toString() { throw new Untellable(); }
        }
        static final class Looping extends RuntimeException {
          @Override public String getMessage() { while (!Thread.currentThread().isInterrupted()) { Thread.onSpinWait(); } return "late"; }
        }
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException(\"boom\");",
        "throw new Error(\"boom\");",
        "throw new Beasts.Untellable();",
        "throw new Beasts.Looping();",
        "return null;",
        "return Beasts.classified(Double.NaN, List.of());",
        "return Beasts.classified(0.5, Beasts.mistyped());",
        "return Beasts.classified(0.5, Beasts.endless(new Factor(\"f\", 0, 1, 0, List.of())));",
        "return Beasts.classified(0.5, Collections.nCopies(1_000_000, new Factor(\"f\", 0, 1, 0, List.of())));",
        "return Beasts.classified(0.5, List.of(new Factor(\"f\", 0, 1, 0, Beasts.endless(\"x\"))));",
        "return new Verdict.Classified(null, 0.5, false, List.of(), \"Why not.\");",
        "return new Verdict.Abstained(null);",
        "try { Thread.sleep(10_000); } catch (InterruptedException e) { } return new Verdict.Abstained(\"Late.\");",
        "while (!Thread.currentThread().isInterrupted()) { Thread.onSpinWait(); } return null;",
        "Beasts.deeper(0); return null;",
        "List<byte[]> held = new ArrayList<>(); for (int i = 0; i < 64; i++) held.add(new byte[1_000_000]); throw new IllegalStateException(held.size() + \"\");",
        "throw new NoClassDefFoundError(\"gone\");",
      })
  void isQuarantinedWhileTheNextOneAnswers(String misdeed) throws IOException {
    PluginJar.classifier("beast", "1", BEHAVED + misdeed)
        .source("Beasts", BEASTS)
        .to(folder.resolve("beast.jar"));
    try (PluginHost host = start()) {
      assertThat(find(host, "beast").state()).isEqualTo(State.ACTIVE);
      for (int i = 0; i < FAILURES + 3; i++) {
        List<Opinion> opinions = host.classifiers().hear(TASK, LONG).opinions();
        assertThat(opinions.getFirst()).isInstanceOf(Opinion.Abstained.class);
        assertThat(opinions.getLast().by().name()).isEqualTo("keyword");
        assertThat(opinions.getLast()).isInstanceOf(Opinion.Stated.class);
      }
      PluginStatus beast = find(host, "beast");
      assertThat(beast.state()).isEqualTo(State.QUARANTINED);
      assertThat(beast.reason()).contains("resting after 5 failures").contains("tries it again");
      assertThat(find(host, "keyword").state()).isEqualTo(State.ACTIVE);
      assertThat(find(host, "keyword").errors()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return new Ranking(List.of(new RankedRole(\"nobody\", List.of())));",
        "return null;",
        "throw new IllegalStateException(\"boom\");",
        "return new Ranking(Beasts.endless(new RankedRole(\"a\", List.of())));",
      })
  void isQuarantinedAsASelectorWhileTheFallbackOrderHolds(String misdeed) throws IOException {
    PluginJar.selector(
            "beast", "1", "if (!asked.task().id().equals(\"self-test\")) { " + misdeed + " }")
        .source("Beasts", BEASTS)
        .to(folder.resolve("beast.jar"));
    try (PluginHost host = start()) {
      for (int i = 0; i < FAILURES + 3; i++) {
        Ranking ranking =
            host.ranker()
                .rank(TASK, TaskClassification.HUMAN_PRIMARY, Fixtures.people("a", "b"), NOW, LONG);
        assertThat(ranking.by().name()).isEqualTo("fallback");
        assertThat(ranking.candidates()).hasSize(2);
      }
      assertThat(find(host, "beast").state()).isEqualTo(State.QUARANTINED);
    }
  }

  @Test
  void isBackInUseAfterATrialThatSucceeds() throws IOException {
    TestStopwatch stopwatch = new TestStopwatch();
    PluginJar.classifier(
            "beast",
            "1",
            "if (Counter.next() < 6) throw new IllegalStateException(\"boom\");\n"
                + PluginJar.says("AI_PRIMARY", "Better."))
        .source(
            "Counter",
            "final class Counter { static int calls = -1; static int next() { return calls++ < 0 ? 9 : calls; } }")
        .to(folder.resolve("beast.jar"));
    try (PluginHost host = start(stopwatch)) {
      for (int i = 0; i < FAILURES; i++) {
        host.classifiers().hear(TASK, LONG).opinions();
      }
      assertThat(find(host, "beast").state()).isEqualTo(State.QUARANTINED);
      stopwatch.advance(CallLimits.DEFAULT.rest());
      assertThat(host.classifiers().hear(TASK, LONG).opinions()).hasSize(1);
      assertThat(find(host, "beast").state()).isEqualTo(State.ACTIVE);
      assertThat(find(host, "beast").reason()).isNull();
    }
  }

  @Test
  void cannotCloseTheStreamsOfTheServer() throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    try {
      ProtectedStreams.install();
      PluginJar.classifier(
              "beast",
              "1",
              "System.out.close(); System.err.close(); " + PluginJar.says("HYBRID", "Shut."))
          .to(folder.resolve("beast.jar"));
      try (PluginHost host = start()) {
        assertThat(host.classifiers().hear(TASK, LONG).opinions()).hasSize(1);
      }
      System.out.print("");
      assertThat(System.out.checkError()).isFalse();
      assertThat(System.err.checkError()).isFalse();
      assertThat(out.checkError()).isFalse();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private PluginHost start() {
    return start(new TestStopwatch());
  }

  private PluginHost start(TestStopwatch stopwatch) {
    Duration soon = Duration.ofMillis(300);
    PluginHostSettings settings =
        new PluginHostSettings(
            List.of("keyword"),
            "weighted",
            soon,
            soon,
            LONG,
            CallLimits.DEFAULT,
            Weighing.EVEN,
            ShadowSettings.NOBODY,
            Map.of());
    return PluginHost.start(
        settings, FolderSettings.of(folder), false, CLOCK, stopwatch, InMemoryPlugins.defaults());
  }

  private static PluginStatus find(PluginHost host, String name) {
    return host.plugins().stream()
        .filter(plugin -> plugin.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
