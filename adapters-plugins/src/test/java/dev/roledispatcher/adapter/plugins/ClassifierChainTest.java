package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.LIMITS;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.NOW;
import static dev.roledispatcher.adapter.plugins.Fixtures.SHORT;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.Precaution;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.classification.Thresholds;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ShadowRanking;
import dev.roledispatcher.spi.Calibration;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Classifiers that are pooled, held against thresholds, or only compared.
class ClassifierChainTest {

  private static final Thresholds TO_PEOPLE =
      new Thresholds(Thresholds.Safety.PEOPLE, 0.5, 0.5, 0.6);

  private final List<PluginHost> hosts = new ArrayList<>();
  private final InMemoryPlugins plugins =
      InMemoryPlugins.none()
          .selector("weighted", SoundPlugins::byId)
          .selector("forwards", query -> SoundPlugins.ranking(List.of("a", "b")))
          .classifier("sure", task -> verdict(RoutingClass.AI_PRIMARY, 0.1, 0.1, 0.8))
          .classifier("unsure", task -> verdict(RoutingClass.AI_PRIMARY, 0.2, 0.25, 0.55))
          .classifier("doubtful", task -> verdict(RoutingClass.HYBRID, 0.55, 0.3, 0.15))
          .classifier("veto", task -> verdict(RoutingClass.HUMAN_PRIMARY, 0.5, 0.5, 0))
          .classifier("shy", SoundPlugins::abstained)
          .classifier("contradictory", task -> verdict(RoutingClass.AI_PRIMARY, 0.5, 0.5, 0));

  @AfterEach
  void closesTheHosts() {
    hosts.forEach(PluginHost::close);
  }

  @Test
  void poolsTheMembersOfALinkAndKeepsWhatEachSaid() {
    Hearing hearing = hear(Thresholds.NONE, "sure + veto");
    assertThat(hearing.opinions())
        .extracting(opinion -> opinion.by().name())
        .containsExactly("sure", "veto");
    assertThat(verdict(hearing).by()).isEqualTo(new PluginRef("sure+veto", "1.0+1.0"));
    assertThat(verdict(hearing).likelihoods().ai()).isZero();
    assertThat(verdict(hearing).classification()).isNotEqualTo(TaskClassification.AI_PRIMARY);
  }

  @Test
  void leavesOutOfThePoolWhoAbstains() {
    Hearing hearing = hear(Thresholds.NONE, "shy+sure");
    assertThat(hearing.opinions()).hasSize(2);
    assertThat(verdict(hearing)).isSameAs(hearing.opinions().get(1));
  }

  @Test
  void goesOnWhenAllMembersAbstain() {
    assertThat(verdict(hear(Thresholds.NONE, "shy", "sure")).by().name()).isEqualTo("sure");
    assertThat(hear(Thresholds.NONE, "shy").verdict()).isNull();
  }

  @Test
  void countsMembersByTheirWeight() {
    Weighing weighing = new Weighing(Map.of("doubtful", 0.001), Thresholds.NONE);
    Hearing hearing =
        start(weighing, ShadowSettings.NOBODY, "sure+doubtful").classifiers().hear(TASK, LONG);
    assertThat(verdict(hearing).likelihoods().ai()).isBetween(0.79, 0.81);
  }

  @Test
  void asksTheNextLinkWhenOneIsNotSure() {
    Hearing hearing = hear(TO_PEOPLE, "unsure", "sure");
    assertThat(hearing.opinions()).hasSize(2);
    assertThat(verdict(hearing).by().name()).isEqualTo("sure");
    assertThat(hearing.precaution()).isNull();
  }

  @Test
  void followsTheFirstAsFarAsItIsSafeWhenNoneIsSure() {
    Hearing hearing = hear(TO_PEOPLE, "unsure", "doubtful");
    assertThat(verdict(hearing).by().name()).isEqualTo("unsure");
    assertThat(verdict(hearing).classification()).isEqualTo(TaskClassification.HYBRID);
    assertThat(hearing.precaution())
        .isEqualTo(new Precaution(TaskClassification.AI_PRIMARY, 0.55, 0.6));
  }

  @Test
  void refusesAVerdictThatContradictsItself() {
    assertThat(hear(Thresholds.NONE, "contradictory").opinions().getFirst())
        .isInstanceOfSatisfying(
            Opinion.Abstained.class,
            abstained ->
                assertThat(abstained.reason())
                    .contains("it names a class (AI_PRIMARY) that its own probabilities exclude"));
  }

  @Test
  void takesOverHowAConfidenceWasMeasured() {
    plugins.classifier(
        "measured",
        task ->
            new Verdict.Classified(
                RoutingClass.HYBRID,
                0.8,
                true,
                List.of(),
                "Both.",
                Map.of(),
                new Calibration("temperature scaling", 100, 0.02)));
    assertThat(verdict(hear(Thresholds.NONE, "measured")).confidence().calibration())
        .isEqualTo(
            new dev.roledispatcher.domain.classification.Calibration(
                "temperature scaling", 100, 0.02));
  }

  @Test
  void recordsWhatShadowsSayAndDoesNotFollowIt() {
    PluginHost host =
        start(Weighing.EVEN, shadows(List.of("veto", "shy"), List.of("forwards")), "sure");
    Hearing hearing = host.classifiers().hear(TASK, LONG);
    assertThat(verdict(hearing).classification()).isEqualTo(TaskClassification.AI_PRIMARY);
    assertThat(hearing.opinions()).hasSize(1);
    assertThat(hearing.shadows())
        .extracting(opinion -> opinion.by().name(), Opinion.Stated.class::isInstance)
        .containsExactly(tuple("veto", true), tuple("shy", false));

    Ranking ranking = rank(host);
    assertThat(ranking.candidates().getFirst().role()).isEqualTo(new RoleId("b"));
    assertThat(ranking.shadows())
        .containsExactly(
            new ShadowRanking(new PluginRef("forwards", "1.0"), new RoleId("a"), null));
    assertThat(host.plugins())
        .filteredOn(plugin -> plugin.state() == State.SHADOW)
        .extracting(PluginStatus::name)
        .containsExactlyInAnyOrder("veto", "shy", "forwards");
  }

  @Test
  void waitsForAShadowNoLongerThanItsDeadline() {
    try (Hanging hanging = new Hanging()) {
      plugins.classifier("slow", task -> hanging.then(SoundPlugins.human(task)));
      PluginHost host =
          start(Weighing.EVEN, new ShadowSettings(List.of("slow"), List.of(), SHORT), "sure");
      Hearing hearing = host.classifiers().hear(TASK, LONG);
      assertThat(verdict(hearing).by().name()).isEqualTo("sure");
      assertThat(hearing.shadows().getFirst())
          .isInstanceOfSatisfying(
              Opinion.Abstained.class,
              abstained ->
                  assertThat(abstained.cause()).isEqualTo(Opinion.Abstained.Cause.TIMEOUT));
    }
  }

  @Test
  void startsWithoutAShadowThatIsNotThere() {
    PluginHost host = start(Weighing.EVEN, shadows(List.of("nobody"), List.of()), "sure");
    assertThat(host.classifiers().hear(TASK, LONG).shadows()).isEmpty();
  }

  @Test
  void refusesAPluginThatWouldDecideAndBeItsOwnShadow() {
    assertThatExceptionOfType(PluginConfigurationException.class)
        .isThrownBy(
            () -> start(Weighing.EVEN, shadows(List.of("sure"), List.of("weighted")), "sure+sure"))
        .withMessageContaining("The classifier (sure) must be in the chain once.")
        .withMessageContaining("The classifier (sure) must be in the chain or a shadow.")
        .withMessageContaining("The role selector (weighted) must decide or be a shadow.");
  }

  private Hearing hear(Thresholds thresholds, String... chain) {
    return start(new Weighing(Map.of(), thresholds), ShadowSettings.NOBODY, chain)
        .classifiers()
        .hear(TASK, LONG);
  }

  private PluginHost start(Weighing weighing, ShadowSettings shadows, String... chain) {
    PluginHost host =
        PluginHost.start(
            new PluginHostSettings(
                List.of(chain), "weighted", LONG, LONG, LONG, LIMITS, weighing, shadows, Map.of()),
            () -> NOW,
            new TestStopwatch(),
            plugins);
    hosts.add(host);
    return host;
  }

  private static ShadowSettings shadows(List<String> classifiers, List<String> selectors) {
    return new ShadowSettings(classifiers, selectors, Duration.ofMinutes(1));
  }

  private static Ranking rank(PluginHost host) {
    return host.ranker()
        .rank(TASK, TaskClassification.HUMAN_PRIMARY, Fixtures.people("a", "b"), NOW, LONG);
  }

  private static Opinion.Stated verdict(Hearing hearing) {
    return Objects.requireNonNull(hearing.verdict());
  }

  private static Verdict verdict(RoutingClass value, double human, double hybrid, double ai) {
    Map<RoutingClass, Double> probabilities =
        Map.of(
            RoutingClass.HUMAN_PRIMARY,
            human,
            RoutingClass.HYBRID,
            hybrid,
            RoutingClass.AI_PRIMARY,
            ai);
    return new Verdict.Classified(
        value,
        probabilities.getOrDefault(value, 0.0),
        true,
        List.of(),
        "So it is.",
        probabilities,
        null);
  }
}
