package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.spi.Classifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks the classifiers of the configured chain, one after the other, until one states a class.
/// Safe to use from any thread.
final class PluginClassifiers implements TaskClassifier {

  private final List<Link> chain;
  private final Stopwatch stopwatch;

  /// One classifier of the chain.
  private record Link(HostedPlugin<Classifier> plugin, VerdictCheck check) {}

  PluginClassifiers(List<HostedPlugin<Classifier>> chain, Stopwatch stopwatch) {
    this.chain =
        chain.stream().map(plugin -> new Link(plugin, new VerdictCheck(plugin.ref()))).toList();
    this.stopwatch = stopwatch;
  }

  @Override
  public List<Opinion> classify(Task task, Duration within) {
    TaskSeen seen = new TaskSeen(task);
    long start = stopwatch.nanos();
    List<Opinion> opinions = new ArrayList<>(chain.size());
    for (Link link : chain) {
      Opinion opinion = ask(link, seen, within.minusNanos(stopwatch.nanos() - start));
      opinions.add(opinion);
      if (opinion instanceof Opinion.Stated) {
        break;
      }
    }
    return List.copyOf(opinions);
  }

  private static Opinion ask(Link link, TaskSeen task, Duration within) {
    Answer<Opinion> answer =
        link.plugin().guard().ask(within, classifier -> classifier.classify(task), link.check());
    return switch (answer) {
      case Answer.Sound<Opinion>(Opinion opinion) -> opinion;
      case Answer.Missing<Opinion>(Answer.Cause cause, String reason) ->
          new Opinion.Abstained(link.plugin().ref(), causeOf(cause), reason);
    };
  }

  private static Opinion.Abstained.Cause causeOf(Answer.Cause cause) {
    return switch (cause) {
      case THREW, UNASKED -> Opinion.Abstained.Cause.ERROR;
      case LATE -> Opinion.Abstained.Cause.TIMEOUT;
      case WRONG -> Opinion.Abstained.Cause.INVALID;
    };
  }
}
