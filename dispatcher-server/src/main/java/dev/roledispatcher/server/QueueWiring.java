package dev.roledispatcher.server;

import dev.roledispatcher.adapter.persistence.PersistenceAdapters;
import dev.roledispatcher.adapter.persistence.QueueNotices;
import dev.roledispatcher.application.port.in.AnswerOffers;
import dev.roledispatcher.application.port.in.AwaitTasks;
import dev.roledispatcher.application.port.in.RunQueue;
import dev.roledispatcher.application.port.in.SweepTasks;
import dev.roledispatcher.application.port.in.WorkOnTasks;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.port.out.PresenceStore;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.service.CommitParts;
import dev.roledispatcher.application.service.Decider;
import dev.roledispatcher.application.service.OfferService;
import dev.roledispatcher.application.service.PresenceService;
import dev.roledispatcher.application.service.QueueRun;
import dev.roledispatcher.application.service.QueueService;
import dev.roledispatcher.application.service.QueueSignal;
import dev.roledispatcher.application.service.SweepService;
import dev.roledispatcher.application.service.WaitService;
import dev.roledispatcher.application.service.WaitingRoom;
import dev.roledispatcher.application.service.WorkService;
import dev.roledispatcher.server.settings.DataSourceSettings;
import dev.roledispatcher.server.settings.ServerSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The assembly of what happens to tasks before a role has them and after: the queue, offers, work.
@Dependent
final class QueueWiring {

  private final PartSettings settings;

  QueueWiring(ServerSettings settings) {
    this.settings = new PartSettings(settings);
  }

  @Produces
  @Singleton
  QueueSignal queueSignal() {
    return new QueueSignal();
  }

  @Produces
  @Singleton
  QueueStore queueStore(PersistenceAdapters persistence) {
    return persistence.queueStore(settings.queue().rules());
  }

  @Produces
  @Singleton
  OfferStore offerStore(PersistenceAdapters persistence, InstantSource clock) {
    return persistence.offerStore(clock);
  }

  @Produces
  @Singleton
  LifeStore lifeStore(PersistenceAdapters persistence) {
    return persistence.lifeStore();
  }

  @Produces
  @Singleton
  QueueService queueService(
      Decider decider,
      CommitParts parts,
      QueueStore queue,
      QueueSignal signal,
      Stopwatch stopwatch,
      PresenceService presence) {
    return new QueueService(decider, parts, queue, settings.queue(), signal, stopwatch, presence);
  }

  /// The parts as they are: a drain that woke itself would never rest.
  @Produces
  @Singleton
  RunQueue runQueue(Decider decider, CommitParts parts, QueueStore queue, Stopwatch stopwatch) {
    return new QueueRun(decider, parts, queue, settings.queue(), stopwatch);
  }

  @Produces
  @Singleton
  QueueWork queueWork(RunQueue queue, QueueSignal signal) {
    return new QueueWork(queue, signal);
  }

  void close(@Disposes QueueWork work) {
    work.close();
  }

  @Produces
  @Singleton
  QueueNotices queueNotices(
      PersistenceAdapters persistence, DataSourceSettings database, QueueWork work) {
    return persistence.queueNotices(database.address(), work::heardOfOthers);
  }

  void close(@Disposes QueueNotices notices) {
    notices.close();
  }

  @Produces
  @Singleton
  PresenceStore presenceStore(PersistenceAdapters persistence) {
    return persistence.presenceStore();
  }

  @Produces
  @Singleton
  PresenceService presenceService(
      PresenceStore presence, RoleStore roles, CommitParts parts, QueueSignal signal) {
    return new PresenceService(presence, roles, Wiring.waking(parts, signal));
  }

  @Produces
  @Singleton
  WaitingRoom waitingRoom() {
    return new WaitingRoom();
  }

  @Produces
  @Singleton
  AwaitTasks awaitTasks(AssignmentStore assignments, WaitingRoom room, Stopwatch stopwatch) {
    return new WaitService(assignments, room, settings.waits(), stopwatch);
  }

  @Produces
  @Singleton
  WorkOnTasks workOnTasks(
      LifeStore life, QueueStore queue, Decider decider, CommitParts parts, QueueSignal signal) {
    return new WorkService(life, queue, decider, Wiring.waking(parts, signal));
  }

  @Produces
  @Singleton
  AnswerOffers answerOffers(
      LifeStore life, QueueStore queue, Decider decider, CommitParts parts, QueueSignal signal) {
    return new OfferService(life, queue, decider, Wiring.waking(parts, signal));
  }

  @Produces
  @Singleton
  SweepTasks sweepTasks(
      LifeStore life, QueueStore queue, Decider decider, CommitParts parts, QueueSignal signal) {
    return new SweepService(life, queue, decider, Wiring.waking(parts, signal));
  }
}
