package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.RunDueWork;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.StatisticsStore;
import java.time.InstantSource;

/// Does what is due from time to time.
public final class DueWorkService implements RunDueWork {

  private final StatisticsStore statistics;
  private final AnswerStore answers;
  private final InstantSource clock;
  private final DispatchSettings settings;

  /// A service on these stores.
  public DueWorkService(
      StatisticsStore statistics,
      AnswerStore answers,
      InstantSource clock,
      DispatchSettings settings) {
    this.statistics = statistics;
    this.answers = answers;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public int foldStatistics() {
    return statistics.fold();
  }

  @Override
  public int forgetOldAnswers() {
    return answers.forgetBefore(clock.instant().minus(settings.answersKept()));
  }
}
