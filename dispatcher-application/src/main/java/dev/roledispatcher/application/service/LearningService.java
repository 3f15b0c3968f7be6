package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.LearnFromFeedback;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.Learners;
import dev.roledispatcher.application.port.out.LearningStore;
import dev.roledispatcher.application.port.out.LearningStore.Material;
import dev.roledispatcher.application.port.out.LessonDirectory;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.learning.StudyResult;
import java.time.InstantSource;
import java.util.OptionalLong;

/// Records feedback and has the classifiers learn from it.
public final class LearningService implements LearnFromFeedback {

  private final LearningStore store;
  private final Learners learners;
  private final LessonDirectory lessons;
  private final UnitOfWork unitOfWork;
  private final ReceiptBook receipts;
  private final InstantSource clock;
  private final LearningSettings settings;

  /// A service on these parts.
  ///
  /// @param dispatch how long answers are kept for the same key
  public LearningService(
      LearningStore store,
      Learners learners,
      LessonDirectory lessons,
      UnitOfWork unitOfWork,
      AnswerStore answers,
      InstantSource clock,
      LearningSettings settings,
      DispatchSettings dispatch) {
    this.store = store;
    this.learners = learners;
    this.lessons = lessons;
    this.unitOfWork = unitOfWork;
    this.receipts = new ReceiptBook(answers, clock, dispatch);
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public Recorded record(GivenFeedback given, Receipt<Recorded> receipt) {
    Feedback feedback =
        new Feedback(
            given.task(),
            given.right(),
            given.saidBy(),
            given.note(),
            settings.trustIn(given.saidBy()),
            clock.instant());
    return unitOfWork.run(() -> {
      Recorded recorded =
          store
              .record(feedback)
              .orElseThrow(() -> new RejectedException(new Rejection.UnknownTask(given.task())));
      receipts.keep(receipt, recorded);
      return recorded;
    });
  }

  @Override
  public Report report() {
    return new Report(
        settings.enabled(),
        learners.learners(),
        store.count(settings.mostCorrections()),
        store.lessons(Lesson.MOST_KEPT));
  }

  @Override
  public RolledBack rollBack(OptionalLong to, Receipt<RolledBack> receipt) {
    RolledBack done =
        unitOfWork.run(() -> {
          OptionalLong lesson = store.rollBack(to, clock.instant());
          if (lesson.isEmpty()) {
            throw new RejectedException(new Rejection.LessonNotKept(to.orElse(0)));
          }
          RolledBack back =
              new RolledBack(lesson.getAsLong(), store.count(settings.mostCorrections()));
          receipts.keep(receipt, back);
          return back;
        });
    lessons.changed();
    return done;
  }

  @Override
  public int studyWhatWaits() {
    if (!settings.enabled()) {
      return 0;
    }
    int studied = 0;
    for (Learner learner : learners.learners()) {
      // Looked at without a unit of work first, because mostly there is nothing to do.
      if (store.isStudyDue(learner.plugin())
          && unitOfWork.run(() -> isStudiedNow(learner.plugin()))) {
        studied++;
      }
    }
    if (studied > 0) {
      lessons.changed();
    }
    return studied;
  }

  private boolean isStudiedNow(PluginRef learner) {
    if (!store.tryToStudyAlone() || !store.isStudyDue(learner)) {
      return false;
    }
    Material material = store.material(settings.mostCorrections());
    StudyResult result = learners.study(learner, material.corrections());
    store.add(learner, material, result, clock.instant());
    return true;
  }
}
