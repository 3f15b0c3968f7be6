package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.Precaution;
import dev.roledispatcher.domain.classification.Thresholds;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.spi.Classifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the classifiers of the configured chain, link by link, until one is sure enough; when none
/// is, the first one that had an opinion is followed as far as it is safe. Safe to use from any
/// thread.
///
/// @param chain the links, in the order in which they are asked; may be empty
/// @param shadows who is asked only to be compared
/// @param thresholds how sure a link must be
/// @param stopwatch measures the time they share
record PluginClassifiers(
    List<ChainLink> chain, Shadows<Classifier> shadows, Thresholds thresholds, Stopwatch stopwatch)
    implements TaskClassifier {

  PluginClassifiers {
    chain = List.copyOf(chain);
  }

  @Override
  public Hearing hear(Task task, Duration within) {
    TaskSeen seen = new TaskSeen(task);
    long start = stopwatch.nanos();
    Shadows.Asked<Opinion> asked =
        shadows.ask(within, classifier -> classifier.classify(seen), VerdictCheck::new);
    List<Opinion> opinions = new ArrayList<>(chain.size());
    Opinion.Stated verdict = null;
    for (ChainLink link : chain) {
      if (link.ask(seen, within, opinions, stopwatch, start) instanceof Opinion.Stated stated) {
        boolean sure = thresholds.areMetBy(stated);
        if (verdict == null || sure) {
          verdict = stated;
        }
        if (sure) {
          break;
        }
      }
    }
    return hearing(opinions, verdict, asked);
  }

  private Hearing hearing(
      List<Opinion> opinions, Opinion.@Nullable Stated verdict, Shadows.Asked<Opinion> asked) {
    List<Opinion> said =
        asked.said().stream().map(each -> ChainLink.opinion(each.by(), each.answer())).toList();
    if (verdict == null) {
      return new Hearing(opinions, null, null, said);
    }
    Precaution precaution = thresholds.areMetBy(verdict) ? null : thresholds.precaution(verdict);
    return new Hearing(opinions, thresholds.heeding(verdict), precaution, said);
  }
}
