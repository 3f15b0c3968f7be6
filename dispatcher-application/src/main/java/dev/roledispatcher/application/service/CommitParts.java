package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.port.out.UnitOfWork;
import java.time.InstantSource;

/// What it takes to make a decision come true.
///
/// @param assignments keeps tasks and assignments, and judges races
/// @param statistics counts
/// @param answers keeps answers under idempotency keys
/// @param unitOfWork makes one transaction of it all
/// @param directory is told who got what
/// @param observer sees how it goes
/// @param clock tells the time
/// @param settings how dispatches are made
public record CommitParts(
    AssignmentStore assignments,
    StatisticsStore statistics,
    AnswerStore answers,
    UnitOfWork unitOfWork,
    RoleDirectory directory,
    DispatchObserver observer,
    InstantSource clock,
    DispatchSettings settings) {

  ReceiptBook receipts() {
    return new ReceiptBook(answers, clock, settings);
  }
}
