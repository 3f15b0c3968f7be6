package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.OpinionPool;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.spi.Classifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A place in the classifier chain: one classifier, or several whose opinions are pooled.
///
/// @param members one or more
record ChainLink(List<Member> members) {

  ChainLink {
    members = List.copyOf(members);
  }

  /// A classifier of the link.
  ///
  /// @param plugin the classifier
  /// @param weight how much it counts in the pool, above 0
  record Member(HostedPlugin<Classifier> plugin, double weight) {}

  /// Asks every member.
  ///
  /// @param opinions gets what each said
  /// @param stopwatch measures the time since the start
  /// @param start when the time began that all share
  /// @return what they say together; abstaining when none of them says anything
  Opinion ask(
      TaskSeen task, Duration within, List<Opinion> opinions, Stopwatch stopwatch, long start) {
    List<OpinionPool.Member> stated = new ArrayList<>(members.size());
    Opinion last = null;
    for (Member member : members) {
      last = ask(member.plugin(), task, within.minusNanos(stopwatch.nanos() - start));
      opinions.add(last);
      if (last instanceof Opinion.Stated opinion) {
        stated.add(new OpinionPool.Member(opinion, member.weight()));
      }
    }
    if (last == null) {
      throw new IllegalStateException("A link of the chain must have members.");
    }
    return stated.isEmpty() ? last : OpinionPool.pool(stated);
  }

  private static Opinion ask(HostedPlugin<Classifier> plugin, TaskSeen task, Duration within) {
    return opinion(
        plugin.ref(),
        plugin
            .guard()
            .ask(within, classifier -> classifier.classify(task), new VerdictCheck(plugin.ref())));
  }

  /// An answer as an opinion: what is missing counts as abstaining.
  static Opinion opinion(PluginRef by, Answer<Opinion> answer) {
    return switch (answer) {
      case Answer.Sound<Opinion>(Opinion opinion) -> opinion;
      case Answer.Missing<Opinion>(Answer.Cause cause, String reason) ->
          new Opinion.Abstained(by, causeOf(cause), reason);
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
