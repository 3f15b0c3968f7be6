package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.in.ReloadPlugins;
import dev.roledispatcher.application.port.out.RoleRanker;
import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.domain.classification.Calibration;
import dev.roledispatcher.domain.classification.ClassProbabilities;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Evidence;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.domain.selection.ShadowRanking;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// A classifier and a selector that do what the description of a task says.
final class FakePlugins implements TaskClassifier, RoleRanker, ReadPlugins, ReloadPlugins {

  private static final PluginRef SHY = new PluginRef("shy", "0.9.0");
  private static final PluginRef WORDS = new PluginRef("words", "1.2.3");
  private static final PluginRef NEXT_WORDS = new PluginRef("words", "2.0.0");
  private static final PluginRef BUSIEST = new PluginRef("busiest", "1.0.0");
  private static final PluginRef IDLEST = new PluginRef("idlest", "2.0.0");

  private final AtomicBoolean reloaded = new AtomicBoolean();

  @Override
  public Hearing hear(Task task, Duration within) {
    String words = task.description();
    if (words.contains("[explode]")) {
      throw new IllegalStateException("select secret from vault");
    }
    if (words.contains("[store down]")) {
      throw new RejectedException(new Rejection.StoreUnavailable(Duration.ofMillis(1_200)));
    }
    Opinion shy = new Opinion.Abstained(SHY, Opinion.Abstained.Cause.TIMEOUT, "It took too long.");
    if (words.contains("[undecidable]")) {
      return new Hearing(List.of(shy), null, null, List.of());
    }
    TaskClassification value =
        words.contains("Approve")
            ? TaskClassification.HUMAN_PRIMARY
            : words.contains("Deploy") ? TaskClassification.HYBRID : TaskClassification.AI_PRIMARY;
    Opinion.Stated stated = stated(WORDS, value);
    return new Hearing(
        List.of(shy, stated),
        stated,
        null,
        List.of(stated(NEXT_WORDS, TaskClassification.AI_PRIMARY)));
  }

  private static Opinion.Stated stated(PluginRef by, TaskClassification value) {
    return new Opinion.Stated(
        by,
        value,
        new Confidence(0.83, Confidence.Basis.CALIBRATED, new Calibration("counting", 1_000, 0.02)),
        List.of(new Evidence("keywords", -0.5, 2, -1, List.of("review"))),
        "The words speak for it.",
        ClassProbabilities.of(value, 0.83));
  }

  @Override
  public Ranking rank(
      Task task,
      TaskClassification classification,
      List<IndexedRole> candidates,
      Instant at,
      Duration within) {
    List<Candidate> ranked = new ArrayList<>();
    for (IndexedRole candidate : candidates) {
      ranked.add(scored(candidate, classification));
    }
    ranked.sort(
        Comparator.comparingDouble((Candidate candidate) -> -candidate.score().total())
            .thenComparing(Candidate::role));
    return new Ranking(
        IDLEST, ranked, null, List.of(new ShadowRanking(BUSIEST, ranked.getLast().role(), null)));
  }

  @Override
  public List<PluginStatus> plugins() {
    return List.of(
        new PluginStatus(
            "words",
            Kind.CLASSIFIER,
            "1.2.3",
            1,
            "Counts words.",
            State.ACTIVE,
            null,
            "class path",
            null,
            Map.of("threshold", "0.7"),
            7,
            1,
            Duration.ofMillis(2),
            Duration.ofMillis(9)),
        new PluginStatus(
            "idlest",
            Kind.ROLE_SELECTOR,
            "2.0.0",
            1,
            "Prefers whoever is idle.",
            State.INCOMPATIBLE,
            "Built against another version.",
            "plugins/idlest.jar",
            "ab".repeat(32),
            Map.of(),
            0,
            0,
            null,
            null));
  }

  /// The first reload takes up a plugin, the second one runs into it.
  @Override
  public Reload reload() {
    if (!reloaded.compareAndSet(false, true)) {
      throw new RejectedException(new Rejection.ReloadRunning(Duration.ofMillis(1_200)));
    }
    return new Reload(
        List.of(
            new Change("words", Kind.CLASSIFIER, What.REPLACED, "1.2.3", "1.2.2", "w.jar", null),
            new Change("bad", Kind.UNKNOWN, What.FAILED, "unknown", null, "bad.jar", "No jar.")),
        plugins());
  }

  private static Candidate scored(IndexedRole indexed, TaskClassification classification) {
    Role role = indexed.role();
    double exact = role.profile().type().isExactly(classification) ? 0.25 : 0;
    double headroom = 0.5 / (1 + indexed.workload().active());
    return new Candidate(
        role.id(),
        role.version(),
        role.profile().type(),
        indexed.workload(),
        new ScoreBreakdown(
            List.of(new ScorePart("exact_type", exact), new ScorePart("headroom", headroom))));
  }
}
