package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.SHORT;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Evidence;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.Opinion.Abstained;
import dev.roledispatcher.domain.classification.Opinion.Stated;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginClassifiersTest {

  private static final Factor FACTOR = new Factor("keywords", 0.5, 2, 0.7, List.of("review"));

  private final TestStopwatch stopwatch = new TestStopwatch();
  private final List<PluginHost> hosts = new ArrayList<>();

  @AfterEach
  void closesTheHosts() {
    hosts.forEach(PluginHost::close);
  }

  @Test
  void statesWhatTheClassifierSays() {
    Verdict verdict =
        new Verdict.Classified(RoutingClass.HYBRID, 0.8, true, List.of(FACTOR), "Both are needed.");
    assertThat(classify(task -> verdict))
        .containsExactly(
            new Stated(
                new PluginRef("first", "1.0"),
                TaskClassification.HYBRID,
                new Confidence(0.8, Confidence.Basis.CALIBRATED),
                List.of(new Evidence("keywords", 0.5, 2, 0.7, List.of("review"))),
                "Both are needed.",
                null));
  }

  @Test
  void callsAConfidenceThatNobodyMeasuredARawScore() {
    Verdict verdict =
        new Verdict.Classified(RoutingClass.AI_PRIMARY, 0.3, false, List.of(), "A machine can.");
    assertThat(classify(task -> verdict))
        .singleElement()
        .isInstanceOfSatisfying(
            Stated.class,
            opinion ->
                assertThat(opinion.confidence())
                    .isEqualTo(new Confidence(0.3, Confidence.Basis.RAW_SCORE)));
  }

  @Test
  void asksTheNextWhenOneHasNoOpinion() {
    assertThat(
            classify(
                SoundPlugins::abstained,
                PluginClassifiersTest::boom,
                task -> nothing(),
                SoundPlugins::human,
                PluginClassifiersTest::boom))
        .satisfiesExactly(
            opinion ->
                assertThat(opinion)
                    .isEqualTo(
                        new Abstained(
                            new PluginRef("first", "1.0"),
                            Abstained.Cause.CHOICE,
                            "It knows nothing of task-1.")),
            opinion ->
                assertThat(opinion)
                    .isEqualTo(
                        new Abstained(
                            new PluginRef("second", "1.0"),
                            Abstained.Cause.ERROR,
                            "The plugin (second) threw IllegalStateException: boom.")),
            opinion ->
                assertThat(opinion)
                    .isEqualTo(
                        new Abstained(
                            new PluginRef("third", "1.0"),
                            Abstained.Cause.INVALID,
                            "The answer of plugin (third) cannot be used: it is null.")),
            opinion -> assertThat(opinion.by().name()).isEqualTo("fourth"));
  }

  @Test
  void asksTheNextWhenOneOverflowsTheStack() {
    assertThat(classify(task -> deeper(task, 0), SoundPlugins::human))
        .hasSize(2)
        .first()
        .isInstanceOfSatisfying(
            Abstained.class,
            opinion -> {
              assertThat(opinion.cause()).isEqualTo(Abstained.Cause.ERROR);
              assertThat(opinion.reason()).contains("StackOverflowError");
            });
  }

  @Test
  void asksTheNextWhenOneHangs() {
    try (Hanging hanging = new Hanging()) {
      PluginHostSettings impatient =
          new PluginHostSettings(
              List.of("first"),
              "weighted",
              SHORT,
              LONG,
              LONG,
              Fixtures.LIMITS,
              Weighing.EVEN,
              ShadowSettings.NOBODY,
              Map.of());
      PluginHost host = start(impatient, List.of(task -> hanging.then(SoundPlugins.human(task))));
      List<Opinion> opinions =
          hanging.untilOneHangs(() -> host.classifiers().hear(TASK, LONG).opinions());
      assertThat(opinions)
          .containsExactly(
              new Abstained(
                  new PluginRef("first", "1.0"),
                  Abstained.Cause.TIMEOUT,
                  "The plugin (first) did not answer within 50 ms."));
    }
  }

  @Test
  void asksNobodyFurtherWhenNoTimeIsLeft() {
    Duration within = Duration.ofMinutes(1);
    assertThat(
            classify(
                within,
                task -> {
                  stopwatch.advance(within);
                  return SoundPlugins.abstained(task);
                },
                SoundPlugins::human))
        .hasSize(2)
        .last()
        .isEqualTo(
            new Abstained(
                new PluginRef("second", "1.0"),
                Abstained.Cause.TIMEOUT,
                "No time was left to ask plugin (second)."));
  }

  @Test
  void skipsAClassifierThatRests() {
    PluginHost host =
        start(
            Fixtures.chain("first", "second"),
            List.of(PluginClassifiersTest::boom, SoundPlugins::human));
    for (int i = 0; i < Fixtures.LIMITS.failuresBeforeRest(); i++) {
      host.classifiers().hear(TASK, LONG).opinions();
    }
    assertThat(host.classifiers().hear(TASK, LONG).opinions())
        .hasSize(2)
        .first()
        .isInstanceOfSatisfying(
            Abstained.class,
            opinion -> {
              assertThat(opinion.cause()).isEqualTo(Abstained.Cause.ERROR);
              assertThat(opinion.reason())
                  .startsWith("The plugin (first) is resting after 3 failures.");
            });
  }

  @Test
  void cutsWhatIsTooMuch() {
    Factor wordy =
        new Factor("n".repeat(500), 1, 1, 1, Collections.nCopies(100, "w".repeat(1_000)));
    Verdict verdict =
        new Verdict.Classified(
            RoutingClass.HYBRID, 1, true, Collections.nCopies(70, wordy), "x".repeat(3_000));
    assertThat(classify(task -> verdict))
        .singleElement()
        .isInstanceOfSatisfying(
            Stated.class,
            opinion -> {
              assertThat(opinion.explanation()).hasSize(2_000).endsWith("x…");
              assertThat(opinion.evidence()).hasSize(64);
              assertThat(opinion.evidence().getFirst().factor()).hasSize(100);
              assertThat(opinion.evidence().getFirst().found())
                  .hasSize(64)
                  .allSatisfy(word -> assertThat(word).hasSize(200));
            });
  }

  @Test
  void refusesAVerdictThatLacksSomethingOrSaysSomethingWrong() {
    assertThat(invalid(new Verdict.Classified(nothing(), 1, true, List.of(), "x")))
        .endsWith("the class must be there.");
    assertThat(invalid(new Verdict.Classified(RoutingClass.HYBRID, 1, true, List.of(), nothing())))
        .endsWith("the explanation must be there.");
    assertThat(invalid(new Verdict.Classified(RoutingClass.HYBRID, 1, true, List.of(), " ")))
        .endsWith("the explanation must be there.");
    assertThat(invalid(new Verdict.Abstained(nothing())))
        .endsWith("the reason to abstain must be there.");
    assertThat(invalid(with(new Factor(nothing(), 1, 1, 1, List.of()))))
        .endsWith("the name of a factor must be there.");
    assertThat(invalid(with(new Factor("f", 1.5, 1, 1, List.of()))))
        .endsWith("the value (1.5) of factor (f) must be -1 to 1.");
    assertThat(invalid(with(new Factor("f", 1, -1, 1, List.of()))))
        .endsWith("the weight (-1.0) of factor (f) must be 0 or more.");
  }

  @Test
  void showsTheTaskAsItIs() {
    List<TaskView> shown = new ArrayList<>();
    classify(task -> {
      shown.add(task);
      return SoundPlugins.human(task);
    });
    TaskView task = shown.getFirst();
    assertThat(task.id()).isEqualTo("task-1");
    assertThat(task.description()).isEqualTo("Review the pull request.");
    assertThat(task.priority()).isEqualTo("high");
    assertThat(task.metadata()).isSameAs(TASK.metadata().values());
    assertThat(task.context()).isSameAs(TASK.context().values());
    assertThat(task.deadline()).contains(Fixtures.NOW);
    assertThat(task.requirements())
        .extracting("capability", "minLevel", "required")
        .containsExactly(tuple("code_review", 2, true), tuple("security", 1, false));
  }

  @Test
  void answersManyCallersAtOnce() throws Exception {
    PluginHostSettings roomy =
        new PluginHostSettings(
            List.of("first"),
            "weighted",
            LONG,
            LONG,
            LONG,
            CallLimits.DEFAULT,
            Weighing.EVEN,
            ShadowSettings.NOBODY,
            Map.of());
    PluginHost host = start(roomy, List.of(SoundPlugins::human));
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int caller = 0; caller < 4; caller++) {
        answers.add(
            callers.submit(() -> {
              boolean stated = true;
              for (int i = 0; i < 250; i++) {
                stated &=
                    host.classifiers().hear(TASK, LONG).opinions().getLast() instanceof Stated;
              }
              return stated;
            }));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
    assertThat(host.plugins().getFirst().calls()).isEqualTo(1_000);
    assertThat(host.plugins().getFirst().errors()).isZero();
  }

  private String invalid(Verdict verdict) {
    Opinion opinion = classify(task -> verdict).getFirst();
    assertThat(opinion)
        .isInstanceOfSatisfying(
            Abstained.class,
            abstained -> assertThat(abstained.cause()).isEqualTo(Abstained.Cause.INVALID));
    return opinion instanceof Abstained abstained ? abstained.reason() : "";
  }

  private static Verdict with(Factor factor) {
    return new Verdict.Classified(RoutingClass.HYBRID, 1, true, List.of(factor), "Both.");
  }

  private List<Opinion> classify(Classifier... chain) {
    return classify(LONG, chain);
  }

  private List<Opinion> classify(Duration within, Classifier... chain) {
    String[] names =
        List.of("first", "second", "third", "fourth", "fifth")
            .subList(0, chain.length)
            .toArray(String[]::new);
    return start(Fixtures.chain(names), List.of(chain)).classifiers().hear(TASK, within).opinions();
  }

  private PluginHost start(PluginHostSettings settings, List<Classifier> chain) {
    InMemoryPlugins plugins = InMemoryPlugins.none().selector("weighted", SoundPlugins::byId);
    for (int i = 0; i < chain.size(); i++) {
      plugins.classifier(settings.classifierChain().get(i), chain.get(i));
    }
    PluginHost host = PluginHost.start(settings, CLOCK, stopwatch, plugins);
    hosts.add(host);
    return host;
  }

  private static Verdict boom(TaskView task) {
    throw new IllegalStateException("boom");
  }

  @SuppressWarnings("InfiniteRecursion") // It is what the host is tested for.
  private static Verdict deeper(TaskView task, int depth) {
    Verdict verdict = deeper(task, depth + 1);
    return depth > 0 ? verdict : SoundPlugins.abstained(task);
  }

  // The point of the call: a plugin that breaks its contract.
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return (@Nullable T) null;
  }
}
