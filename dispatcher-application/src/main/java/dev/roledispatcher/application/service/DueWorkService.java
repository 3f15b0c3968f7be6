package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.RunDueWork;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.CapacityLedger;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.domain.stats.CapacityAudit;
import dev.roledispatcher.domain.stats.ContextStats;
import java.time.InstantSource;
import java.util.Optional;

/// Does what is due from time to time.
public final class DueWorkService implements RunDueWork {

  private final StatisticsStore statistics;
  private final ContextTally contexts;
  private final AnswerStore answers;
  private final CapacityLedger ledger;
  private final InstantSource clock;
  private final DispatchSettings settings;

  /// A service on these stores.
  ///
  /// @param contexts what this instance's builder of contexts does
  public DueWorkService(
      StatisticsStore statistics,
      ContextTally contexts,
      AnswerStore answers,
      CapacityLedger ledger,
      InstantSource clock,
      DispatchSettings settings) {
    this.statistics = statistics;
    this.contexts = contexts;
    this.answers = answers;
    this.ledger = ledger;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public int foldStatistics() {
    recordContexts();
    return statistics.fold();
  }

  @Override
  public Optional<CapacityAudit> auditCapacity() {
    return ledger.audit(clock.instant());
  }

  @Override
  public int forgetOldAnswers() {
    return answers.forgetBefore(clock.instant().minus(settings.answersKept()));
  }

  private void recordContexts() {
    ContextStats added = contexts.drain();
    if (added.equals(ContextStats.NONE)) {
      return;
    }
    boolean recorded = false;
    try {
      statistics.recordContexts(added);
      recorded = true;
    } finally {
      if (!recorded) {
        contexts.giveBack(added);
      }
    }
  }
}
