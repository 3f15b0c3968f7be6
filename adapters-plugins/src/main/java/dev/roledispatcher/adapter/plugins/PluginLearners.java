package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.LearnFromFeedback.Learner;
import dev.roledispatcher.application.port.out.Learners;
import dev.roledispatcher.application.port.out.LessonAudience;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.AnchorShares;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.StudyResult;
import dev.roledispatcher.domain.learning.TaughtLesson;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.LearnedState;
import dev.roledispatcher.spi.LearningClassifier;
import dev.roledispatcher.spi.Lesson;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The classifiers in use that learn, and the lesson each of them answers by. Safe to use from any
/// thread; calls of the classifiers never overlap.
///
/// A classifier that cannot take up its lesson is asked to forget what it learned, and answers as
/// it was made.
final class PluginLearners implements Learners, LessonAudience {

  /// How long a study may take.
  static final Duration LONGEST_STUDY = Duration.ofSeconds(20);

  private static final System.Logger LOG = System.getLogger("dispatcher.plugins");

  /// How long a classifier may take to take up a lesson.
  private static final Duration LONGEST_ADOPTION = Duration.ofSeconds(5);

  private static final int LONGEST_SUMMARY = 2_000;

  /// A classifier whose studies fail so often in a row is not asked to study again: each that hangs
  /// would hold one more thread.
  private static final int MOST_FAILURES = 3;

  private final Object calling = new Object();
  private final Map<HostedPlugin<Classifier>, Integer> failures = new HashMap<>();
  private Map<String, TaughtLesson> lessons = Map.of();
  private volatile Map<HostedPlugin<Classifier>, Standing> standings = Map.of();

  /// What a classifier answers by.
  ///
  /// @param lesson the number of the lesson; 0 when it is none
  /// @param problem why it is not the lesson in force; null when it is
  private record Standing(long lesson, @Nullable String problem) {

    static final Standing UNTAUGHT = new Standing(0, null);
  }

  /// Takes in the classifiers of a set that is about to be used; returns when each answers by the
  /// newest lesson, or could not be told.
  void take(PluginSet set) {
    synchronized (calling) {
      Map<HostedPlugin<Classifier>, Standing> more = new HashMap<>(standings);
      for (HostedPlugin<Classifier> plugin : learnersOf(set)) {
        if (!more.containsKey(plugin)) {
          more.put(plugin, taught(plugin, Standing.UNTAUGHT));
        }
      }
      standings = Map.copyOf(more);
    }
  }

  /// Forgets every classifier that is not in the set.
  void keepOnly(PluginSet set) {
    synchronized (calling) {
      Map<HostedPlugin<Classifier>, Standing> fewer = new HashMap<>(standings);
      fewer.keySet().retainAll(learnersOf(set));
      failures.keySet().retainAll(fewer.keySet());
      standings = Map.copyOf(fewer);
    }
  }

  @Override
  public void lessonsChanged(List<TaughtLesson> active) {
    synchronized (calling) {
      Map<String, TaughtLesson> byName = new HashMap<>();
      active.forEach(lesson -> byName.put(lesson.learner().name(), lesson));
      lessons = Map.copyOf(byName);
      Map<HostedPlugin<Classifier>, Standing> now = new HashMap<>();
      standings.forEach((plugin, before) -> now.put(plugin, taught(plugin, before)));
      standings = Map.copyOf(now);
    }
  }

  @Override
  public List<Learner> learners() {
    List<Learner> learners = new ArrayList<>();
    standings.forEach((plugin, standing) ->
        learners.add(new Learner(plugin.ref(), standing.lesson(), standing.problem())));
    learners.sort(Comparator.comparing(learner -> learner.plugin().name()));
    return List.copyOf(learners);
  }

  @Override
  public StudyResult study(PluginRef learner, List<Correction> corrections) {
    synchronized (calling) {
      for (HostedPlugin<Classifier> plugin : standings.keySet()) {
        if (plugin.ref().equals(learner)) {
          return study(plugin, corrections);
        }
      }
    }
    return failed(corrections, "The classifier is no longer in use.");
  }

  private StudyResult study(HostedPlugin<Classifier> plugin, List<Correction> corrections) {
    if (failures.getOrDefault(plugin, 0) >= MOST_FAILURES) {
      return failed(
          corrections, "Its studies failed again and again; it is asked when it is loaded anew.");
    }
    List<dev.roledispatcher.spi.Correction> seen =
        corrections.stream()
            .map(one ->
                new dev.roledispatcher.spi.Correction(
                    new TaskSeen(one.task()), RoutingClasses.toPlugin(one.right()), one.trust()))
            .toList();
    try {
      Lesson lesson =
          plugin.have(LONGEST_STUDY, learner -> ((LearningClassifier) learner).study(seen));
      StudyResult result = result(lesson, corrections);
      failures.remove(plugin);
      return result;
    } catch (PluginFault fault) {
      failures.merge(plugin, 1, Integer::sum);
      LOG.log(
          Level.WARNING,
          "event=study_failed plugin=%s reason=\"%s\""
              .formatted(plugin.ref().name(), Texts.sentence(fault.what())));
      return failed(corrections, "The study failed: " + Texts.sentence(fault.what()));
    }
  }

  /// Plugins are not compiled against our checks for null.
  private static StudyResult result(@Nullable Lesson lesson, List<Correction> corrections)
      throws PluginFault {
    if (lesson == null || Objects.isNull(lesson.state()) || Objects.isNull(lesson.summary())) {
      throw new PluginFault("Its lesson is not complete");
    }
    if (lesson.used() > corrections.size()) {
      throw new PluginFault(
          "It says that it used %d of %d corrections".formatted(lesson.used(), corrections.size()));
    }
    AnchorShares anchors = new AnchorShares(lesson.anchorsBefore(), lesson.anchorsAfter());
    String summary = Texts.onOneLine(lesson.summary(), LONGEST_SUMMARY);
    return lesson.accepted()
        ? new StudyResult.Accepted(
            new dev.roledispatcher.domain.learning.LearnedState(lesson.state().bytes()),
            lesson.used(),
            anchors,
            summary)
        : new StudyResult.Rejected(lesson.used(), anchors, summary);
  }

  private static StudyResult failed(List<Correction> corrections, String why) {
    return new StudyResult.Rejected(corrections.size(), null, why);
  }

  /// Has a classifier answer by its lesson, unless it does already.
  private Standing taught(HostedPlugin<Classifier> plugin, Standing before) {
    TaughtLesson lesson = lessons.get(plugin.ref().name());
    long number = lesson == null ? 0 : lesson.number();
    if (before.lesson() == number && before.problem() == null) {
      return before;
    }
    try {
      adopt(plugin, lesson);
      LOG.log(
          Level.INFO,
          "event=lesson_adopted plugin=%s lesson=%d".formatted(plugin.ref().name(), number));
      return new Standing(number, null);
    } catch (PluginFault fault) {
      String why = Texts.sentence(fault.what());
      LOG.log(
          Level.WARNING,
          "event=lesson_not_adopted plugin=%s lesson=%d reason=\"%s\""
              .formatted(plugin.ref().name(), number, why));
      return forgotten(plugin, "The lesson %d is not used: %s".formatted(number, why));
    }
  }

  private static Standing forgotten(HostedPlugin<Classifier> plugin, String problem) {
    try {
      adopt(plugin, null);
    } catch (PluginFault fault) {
      LOG.log(
          Level.WARNING,
          "event=lesson_not_forgotten plugin=%s reason=\"%s\""
              .formatted(plugin.ref().name(), Texts.sentence(fault.what())));
    }
    return new Standing(0, problem);
  }

  private static void adopt(HostedPlugin<Classifier> plugin, @Nullable TaughtLesson lesson)
      throws PluginFault {
    LearnedState state =
        lesson == null ? LearnedState.NOTHING : LearnedState.of(lesson.state().bytes());
    long number = lesson == null || state.isNothing() ? 0 : lesson.number();
    plugin.tell(LONGEST_ADOPTION, learner -> ((LearningClassifier) learner).adopt(number, state));
  }

  private static List<HostedPlugin<Classifier>> learnersOf(PluginSet set) {
    List<InUse<Classifier>> all = new ArrayList<>(set.chain());
    all.addAll(set.shadowClassifiers());
    return all.stream()
        .map(InUse::plugin)
        .filter(plugin -> plugin.is(LearningClassifier.class))
        .toList();
  }
}
