package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.NOW;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.out.AffinitySource;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Affinities;
import dev.roledispatcher.domain.selection.Affinity;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.spi.AffinityView;
import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.SelectionQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AffinitySourceTest {

  private static final Instant BEFORE = NOW.minusSeconds(90);

  private final List<SelectionQuery> asked = new ArrayList<>();

  @Test
  void tellsTheSelectorWhatIsKnownOfTheCandidates() throws PluginFault {
    Affinity known = new Affinity(3, 1, NOW, BEFORE);
    List<IndexedRole> candidates = Fixtures.people("a", "b");
    List<List<Object>> looked = new ArrayList<>();

    Ranking ranking =
        rank(
            candidates,
            (task, classification, roles, at) -> {
              looked.add(List.of(task, classification, roles, at));
              return new Affinities("customer-7", Map.of(new RoleId("a"), known));
            });

    assertThat(ranking.note()).isNull();
    assertThat(looked)
        .containsExactly(List.of(TASK, TaskClassification.HUMAN_PRIMARY, candidates, NOW));
    SelectionQuery query = asked.getFirst();
    assertThat(query.affinityKey()).contains("customer-7");
    AffinityView seen = query.candidates().getFirst().affinity().orElseThrow();
    assertThat(seen.successes()).isEqualTo(3);
    assertThat(seen.failures()).isEqualTo(1);
    assertThat(seen.successRate()).isEqualTo(known.successRate());
    assertThat(seen.lastHeldAt()).contains(BEFORE);
    assertThat(query.candidates().getLast().affinity()).isEmpty();
  }

  @Test
  void tellsOfARoleThatNeverHeldSuchATask() throws PluginFault {
    rank(
        Fixtures.people("a"),
        (task, classification, roles, at) ->
            new Affinities("review", Map.of(new RoleId("a"), Affinity.unknown(at))));

    AffinityView seen = asked.getFirst().candidates().getFirst().affinity().orElseThrow();
    assertThat(seen.successRate()).isEqualTo(0.5);
    assertThat(seen.lastHeldAt()).isEmpty();
  }

  @Test
  void tellsNothingWhereNothingIsKnown() throws PluginFault {
    rank(Fixtures.people("a"), PluginRanker.KNOWS_NOTHING);

    SelectionQuery query = asked.getFirst();
    CandidateView candidate = query.candidates().getFirst();
    assertThat(query.affinityKey()).isEmpty();
    assertThat(candidate.affinity()).isEmpty();
    assertThat(candidate.assignments()).hasValue(0);
  }

  @Test
  void tellsHowManyTasksACandidateGot() throws PluginFault {
    List<IndexedRole> candidates = Fixtures.people("a", "b");
    candidates.getFirst().load().count(7, false);
    candidates.getLast().load().assigned(NOW);

    rank(candidates, PluginRanker.KNOWS_NOTHING);

    assertThat(asked.getFirst().candidates())
        .extracting(candidate -> candidate.assignments().orElseThrow())
        .containsExactly(7L, 1L);
  }

  private Ranking rank(List<IndexedRole> candidates, AffinitySource source) throws PluginFault {
    HostedPlugin<RoleSelector> selector = hosted();
    try {
      return new PluginRanker(selector, new Shadows<>(List.of(), Duration.ZERO), source)
          .rank(TASK, TaskClassification.HUMAN_PRIMARY, candidates, NOW, LONG);
    } finally {
      selector.stop();
      selector.close();
    }
  }

  private HostedPlugin<RoleSelector> hosted() throws PluginFault {
    PluginDescriptor descriptor = InMemoryPlugins.descriptor("asking");
    PluginFactory<RoleSelector> factory =
        new PluginFactory<>(
            () -> descriptor,
            context ->
                query -> {
                  asked.add(query);
                  return SoundPlugins.byId(query);
                });
    ClassLoader loader = Objects.requireNonNull(AffinitySourceTest.class.getClassLoader());
    return HostedPlugin.create(
        Kind.ROLE_SELECTOR,
        new UsablePlugin<>(
            descriptor, new FoundPlugin<>("test.asking", "test", loader, () -> factory), factory),
        CheckedSettings.of(descriptor, Map.of(), new ArrayList<>()),
        LONG,
        LONG,
        Fixtures.SETTINGS,
        CLOCK,
        new TestStopwatch());
  }
}
