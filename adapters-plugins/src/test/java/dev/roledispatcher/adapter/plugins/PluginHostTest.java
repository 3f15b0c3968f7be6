package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.SETTINGS;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static dev.roledispatcher.adapter.plugins.InMemoryPlugins.descriptor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.SpiVersion;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginHostTest {

  private final TestStopwatch stopwatch = new TestStopwatch();
  private final List<PluginHost> hosts = new ArrayList<>();

  @AfterEach
  void closesTheHosts() {
    hosts.forEach(PluginHost::close);
  }

  @Test
  void usesWhatTheConfigurationNamesAndListsTheRest() {
    PluginHost host =
        start(SETTINGS, InMemoryPlugins.defaults().classifier("ml", SoundPlugins::abstained));
    assertThat(host.plugins())
        .extracting(PluginStatus::kind, PluginStatus::name, PluginStatus::state)
        .containsExactly(
            tuple(Kind.CLASSIFIER, "keyword", State.ACTIVE),
            tuple(Kind.CLASSIFIER, "ml", State.DISCOVERED),
            tuple(Kind.ROLE_SELECTOR, "weighted", State.ACTIVE));
    assertThat(host.plugins())
        .allSatisfy(plugin -> {
          assertThat(plugin.reason()).isNull();
          assertThat(plugin.version()).isEqualTo("1.0");
          assertThat(plugin.spiVersion()).isEqualTo(SpiVersion.CURRENT);
          assertThat(plugin.origin()).isEqualTo("test");
          assertThat(plugin.sha256()).isNull();
          assertThat(plugin.p50()).isNull();
        });
  }

  @Test
  void makesNoPluginThatIsNotUsed() {
    AtomicInteger made = new AtomicInteger();
    start(
        SETTINGS,
        InMemoryPlugins.defaults()
            .classifier(
                descriptor("ml"),
                context -> {
                  made.incrementAndGet();
                  return SoundPlugins::human;
                }));
    assertThat(made).hasValue(0);
  }

  @Test
  void countsCallsByPlugin() {
    PluginHost host = start(SETTINGS, InMemoryPlugins.defaults());
    host.classifiers().hear(TASK, LONG).opinions();
    PluginStatus keyword = host.plugins().getFirst();
    assertThat(keyword.calls()).isEqualTo(1);
    assertThat(keyword.errors()).isZero();
    assertThat(keyword.p50()).isNotNull();
    assertThat(keyword.p99()).isNotNull();
  }

  @Test
  void saysOfAPluginThatRestsThatItIsQuarantinedAndUntilWhen() {
    PluginHost host =
        start(
            SETTINGS,
            InMemoryPlugins.none()
                .classifier("keyword", PluginHostTest::boom)
                .selector("weighted", SoundPlugins::byId));
    for (int i = 0; i < SETTINGS.limits().failuresBeforeRest(); i++) {
      host.classifiers().hear(TASK, LONG).opinions();
    }
    assertThat(host.plugins().getFirst().state()).isEqualTo(State.QUARANTINED);
    assertThat(host.plugins().getFirst().reason())
        .contains("is resting after 3 failures")
        .endsWith("The first call after 2026-03-01T09:00:10Z tries it again.");
    stopwatch.advance(SETTINGS.limits().rest());
    assertThat(host.plugins().getFirst().reason()).endsWith("The next call tries it again.");
  }

  @Test
  void listsAPluginWhoseConstructorThrows() {
    PluginStatus status =
        listed(
            InMemoryPlugins.defaults()
                .brokenClassifier(
                    "test.Throwing",
                    () -> {
                      throw new IllegalStateException("no constructor today");
                    }));
    assertThat(status.name()).isEqualTo("test.Throwing");
    assertThat(status.version()).isEqualTo("unknown");
    assertThat(status.state()).isEqualTo(State.FAILED);
    assertThat(status.reason())
        .isEqualTo("It could not be read: It threw IllegalStateException: no constructor today.");
  }

  @Test
  void listsAPluginWhoseDescriptorThrows() {
    PluginStatus status =
        listed(
            InMemoryPlugins.defaults()
                .classifier(
                    "test.Throwing",
                    () -> new PluginDescriptor("Not A Name", "1", 1, "", List.of()),
                    context -> SoundPlugins::human));
    assertThat(status.state()).isEqualTo(State.FAILED);
    assertThat(status.reason()).contains("The name (Not A Name) of a plugin must be");
  }

  @Test
  void listsAPluginWithoutADescriptor() {
    PluginStatus status =
        listed(
            InMemoryPlugins.defaults()
                .classifier(
                    "test.Nameless", PluginHostTest::nothing, context -> SoundPlugins::human));
    assertThat(status.state()).isEqualTo(State.FAILED);
    assertThat(status.reason()).isEqualTo("It could not be read: It has no descriptor.");
  }

  @Test
  void listsAPluginBuiltAgainstAnotherInterface() {
    PluginStatus status =
        listed(
            InMemoryPlugins.defaults()
                .classifier(
                    new PluginDescriptor("old", "0.9", SpiVersion.CURRENT + 1, "", List.of()),
                    context -> SoundPlugins::human));
    assertThat(status.state()).isEqualTo(State.INCOMPATIBLE);
    assertThat(status.spiVersion()).isEqualTo(SpiVersion.CURRENT + 1);
    assertThat(status.reason())
        .isEqualTo(
            "It was built against version 2 of the plugin interface, and this server offers 1.");
  }

  @Test
  void listsAPluginWithAnInvalidDescriptor() {
    PluginOption wrongDefault = PluginOption.of("size", PluginOption.Type.INTEGER, "many", "");
    PluginOption wrongPath = PluginOption.of("file", PluginOption.Type.PATH, "no/such/file", "");
    PluginDescriptor invalid =
        new PluginDescriptor(
            "odd", "1\n0", SpiVersion.CURRENT, "", List.of(wrongDefault, wrongPath));
    PluginStatus status =
        listed(InMemoryPlugins.defaults().classifier(invalid, context -> SoundPlugins::human));
    assertThat(status.state()).isEqualTo(State.FAILED);
    assertThat(status.version()).isEqualTo("1 0");
    assertThat(status.reason())
        .contains("its version (1\uFFFD0) must have at most 64 characters")
        .contains("the default (many) of its option (size) must be a whole number")
        .contains("the default (no/such/file) of its option (file) must be the path of a file");
  }

  @Test
  void usesNoneOfTwoPluginsWithTheSameName() {
    PluginHost host =
        start(
            SETTINGS,
            InMemoryPlugins.defaults()
                .classifier("a.One", () -> descriptor("ml"), context -> SoundPlugins::human)
                .classifier("b.Two", () -> descriptor("ml"), context -> SoundPlugins::human));
    assertThat(host.plugins())
        .filteredOn(plugin -> plugin.name().equals("ml"))
        .hasSize(2)
        .allSatisfy(plugin -> {
          assertThat(plugin.state()).isEqualTo(State.FAILED);
          assertThat(plugin.reason())
              .isEqualTo(
                  "Its name is taken by more than one classifier, so that none of them is used: a.One, b.Two.");
        });
  }

  @Test
  void allowsAClassifierAndASelectorTheSameName() {
    PluginHost host =
        start(SETTINGS, InMemoryPlugins.defaults().classifier("weighted", SoundPlugins::human));
    assertThat(host.plugins())
        .extracting(PluginStatus::state)
        .containsExactly(State.ACTIVE, State.DISCOVERED, State.ACTIVE);
  }

  @Test
  void refusesToStartWithoutAPluginThatTheConfigurationNames() {
    assertThat(mistakes(Fixtures.chain("keywrod", "ml"), InMemoryPlugins.defaults()))
        .containsExactly(
            "The configured classifier (keywrod) was not found: there is keyword; maybe (keyword) is meant.",
            "The configured classifier (ml) was not found: there is keyword.");
    assertThat(mistakes(SETTINGS, InMemoryPlugins.none()))
        .containsExactly(
            "The configured classifier (keyword) was not found: there is none.",
            "The configured role selector (weighted) was not found: there is none.");
  }

  @Test
  void namesThePluginsThatCouldNotBeReadWhenOneIsMissing() {
    InMemoryPlugins plugins =
        InMemoryPlugins.defaults()
            .brokenClassifier(
                "test.Throwing",
                () -> {
                  throw new IllegalStateException("boom");
                });
    assertThat(mistakes(Fixtures.chain("ml"), plugins))
        .containsExactly(
            "The configured classifier (ml) was not found: there is keyword. Could not be read: test.Throwing.");
  }

  @Test
  void refusesToStartWithANamedPluginThatCannotBeUsed() {
    InMemoryPlugins plugins =
        InMemoryPlugins.defaults()
            .classifier(
                new PluginDescriptor("old", "0.9", 99, "", List.of()),
                context -> SoundPlugins::human);
    assertThat(mistakes(Fixtures.chain("old"), plugins))
        .containsExactly(
            "The configured classifier (old) cannot be used: It was built against version 99 of the plugin interface, and this server offers 1. To be used there is keyword.");
  }

  @Test
  void refusesAChainThatNamesAClassifierTwice() {
    assertThat(mistakes(Fixtures.chain("keyword", "keyword"), InMemoryPlugins.defaults()))
        .containsExactly("The classifier (keyword) must be in the chain once.");
  }

  @Test
  void startsWithoutAnyClassifier() {
    PluginHost host = start(Fixtures.chain(), InMemoryPlugins.defaults());
    assertThat(host.classifiers().hear(TASK, LONG).opinions()).isEmpty();
  }

  @Test
  void refusesToStartWhenANamedPluginCannotBeMadeAndClosesTheOthers() {
    Closing closing = new Closing();
    InMemoryPlugins plugins =
        InMemoryPlugins.none()
            .classifier("keyword", closing)
            .classifier(
                descriptor("ml"),
                context -> {
                  throw new IllegalStateException("no model");
                })
            .classifier(descriptor("odd"), context -> nothing())
            .selector("weighted", SoundPlugins::byId);
    assertThat(mistakes(Fixtures.chain("keyword", "ml", "odd"), plugins))
        .containsExactly(
            "The configured plugin (ml) could not be made: It threw IllegalStateException: no model.",
            "The configured plugin (odd) could not be made: Its factory made nothing.");
    assertThat(closing.closed).hasValue(1);
  }

  @Test
  void refusesToStartWhenANamedPluginReadsAnOptionItDidNotDeclare() {
    InMemoryPlugins plugins =
        InMemoryPlugins.none()
            .classifier(
                descriptor("keyword"),
                context -> {
                  context.settings().integer("size");
                  return SoundPlugins::human;
                })
            .selector("weighted", SoundPlugins::byId);
    assertThat(mistakes(SETTINGS, plugins))
        .singleElement()
        .asString()
        .contains("The option (size) must be declared in the descriptor of plugin (keyword).");
  }

  @Test
  void keepsSecretsOutOfTheReasonWhyAPluginCannotBeMade() {
    PluginOption key = new PluginOption("key", PluginOption.Type.TEXT, null, "The key.", true);
    InMemoryPlugins plugins =
        InMemoryPlugins.none()
            .classifier(descriptor("keyword", key), PluginHostTest::tellsItsKey)
            .selector("weighted", SoundPlugins::byId);
    assertThat(
            mistakes(Fixtures.options(Map.of("keyword", Map.of("key", "hunter2-secret"))), plugins))
        .containsExactly(
            "The configured plugin (keyword) could not be made: It threw IllegalStateException: refused ***.");
  }

  @Test
  void makesPluginsWithTheirClassLoaderAndTheHostsClock() {
    ClassLoader loader = new ClassLoader("of-the-plugin", getClass().getClassLoader()) {};
    List<Object> seen = new ArrayList<>();
    InMemoryPlugins plugins =
        new InMemoryPlugins(loader)
            .classifier(
                descriptor("keyword"),
                context -> {
                  seen.add(Thread.currentThread().getContextClassLoader());
                  seen.add(context.clock().instant());
                  seen.add(context.logger().getName());
                  return SoundPlugins::human;
                })
            .selector("weighted", SoundPlugins::byId);
    start(SETTINGS, plugins);
    assertThat(seen).containsExactly(loader, CLOCK.instant(), "dispatcher.plugin.keyword");
  }

  @Test
  void closesEveryPluginOnceAndAsksNoneAfterwards() {
    Closing closing = new Closing();
    PluginHost host =
        start(
            SETTINGS,
            InMemoryPlugins.none()
                .classifier("keyword", closing)
                .selector("weighted", SoundPlugins::byId));
    host.classifiers().hear(TASK, LONG).opinions();
    host.close();
    host.close();
    assertThat(closing.closed).hasValue(1);
    assertThat(host.classifiers().hear(TASK, LONG).opinions())
        .singleElement()
        .isInstanceOfSatisfying(
            Opinion.Abstained.class,
            opinion -> {
              assertThat(opinion.cause()).isEqualTo(Opinion.Abstained.Cause.ERROR);
              assertThat(opinion.reason()).contains("the server stops");
            });
  }

  @Test
  void endsTheThreadsOfItsPlugins() {
    List<Thread> threads = new ArrayList<>();
    PluginHost host =
        start(
            SETTINGS,
            InMemoryPlugins.none()
                .classifier(
                    "keyword",
                    task -> {
                      threads.add(Thread.currentThread());
                      return SoundPlugins.human(task);
                    })
                .selector("weighted", SoundPlugins::byId));
    host.classifiers().hear(TASK, LONG).opinions();
    host.close();
    assertThat(threads)
        .singleElement()
        .satisfies(thread -> {
          thread.join();
          assertThat(thread.isAlive()).isFalse();
        });
  }

  @Test
  void endsEvenThoughAPluginHangsAndLeavesThatOneOpen() {
    Closing closing = new Closing();
    try (Hanging hanging = new Hanging()) {
      PluginHostSettings impatient =
          new PluginHostSettings(
              List.of("keyword"),
              "weighted",
              Duration.ofMillis(50),
              LONG,
              LONG,
              Fixtures.LIMITS,
              Weighing.EVEN,
              ShadowSettings.NOBODY,
              Map.of());
      PluginHost host =
          start(
              impatient,
              InMemoryPlugins.none()
                  .classifier("keyword", new HangingAndClosing(hanging, closing))
                  .selector("weighted", SoundPlugins::byId));
      hanging.untilOneHangs(() -> host.classifiers().hear(TASK, LONG).opinions());
      host.close();
      assertThat(closing.closed).hasValue(0);
    }
  }

  @Test
  void endsEvenThoughAPluginThrowsWhenItIsClosed() {
    PluginHost host =
        start(
            SETTINGS,
            InMemoryPlugins.none()
                .classifier("keyword", new ThrowingWhenClosed())
                .selector("weighted", SoundPlugins::byId));
    host.close();
    assertThat(host.plugins()).hasSize(2);
  }

  private PluginHost start(PluginHostSettings settings, PluginSource plugins) {
    PluginHost host = PluginHost.start(settings, CLOCK, stopwatch, plugins);
    hosts.add(host);
    return host;
  }

  /// The only plugin of the list that is not in use.
  private PluginStatus listed(PluginSource plugins) {
    return start(SETTINGS, plugins).plugins().stream()
        .filter(plugin -> plugin.state() != State.ACTIVE)
        .findFirst()
        .orElseThrow();
  }

  private List<String> mistakes(PluginHostSettings settings, PluginSource plugins) {
    List<String> mistakes = new ArrayList<>();
    assertThatThrownBy(() -> start(settings, plugins))
        .asInstanceOf(throwable(PluginConfigurationException.class))
        .satisfies(refusal -> mistakes.addAll(refusal.mistakes()));
    return mistakes;
  }

  private static Verdict boom(TaskView task) {
    throw new IllegalStateException("boom at " + task.id());
  }

  private static Classifier tellsItsKey(PluginContext context) {
    throw new IllegalStateException("refused " + context.settings().text("key").orElseThrow());
  }

  // The point of the call: a plugin that breaks its contract.
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return (@Nullable T) null;
  }

  /// Counts how often it is closed.
  private static final class Closing implements Classifier {

    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public Verdict classify(TaskView task) {
      return SoundPlugins.human(task);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private record HangingAndClosing(Hanging hanging, Closing closing) implements Classifier {

    @Override
    public Verdict classify(TaskView task) {
      return hanging.then(SoundPlugins.human(task));
    }

    @Override
    public void close() {
      closing.close();
    }
  }

  private record ThrowingWhenClosed() implements Classifier {

    @Override
    public Verdict classify(TaskView task) {
      return SoundPlugins.human(task);
    }

    @Override
    public void close() {
      throw new IllegalStateException("not closing");
    }
  }
}
