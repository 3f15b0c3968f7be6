package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.Correction;
import dev.roledispatcher.spi.LearnedState;
import dev.roledispatcher.spi.Lesson;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginException;
import java.util.ArrayList;
import java.util.List;

/// Classifiers that learn and each break the contract in one way.
final class BrokenLearners {

  private BrokenLearners() {}

  @Breaks("learnsTheSameFromTheSameCorrections")
  static final class CountsItsLessons extends LearningTwin {
    @Override
    Classifier create(PluginContext context) {
      return new Memory() {
        private int lessons;

        @Override
        public Lesson study(List<Correction> corrections) {
          Lesson lesson = super.study(corrections);
          lessons++;
          return new Lesson(
              lesson.state(), lesson.used(), 1, 1, true, "This is lesson " + lessons + ".");
        }
      };
    }
  }

  @Breaks(
      value = {"answersAsBeforeWhenItOnlyStudied", "learnsNothingFromNoCorrections"},
      andOthers = true)
  static final class AdoptsAtOnce extends LearningTwin {
    @Override
    Classifier create(PluginContext context) {
      return new Memory() {
        @Override
        public Lesson study(List<Correction> corrections) {
          List<Correction> one = new ArrayList<>(corrections);
          samples().forEach(task -> one.add(SomeCorrections.forAPerson(task)));
          Lesson lesson = super.study(one);
          adopt(1, lesson.state());
          return lesson;
        }
      };
    }
  }

  @Breaks("answersByWhatItAdopted")
  static final class NeverLearns extends LearningTwin {
    @Override
    Classifier create(PluginContext context) {
      return new Memory() {
        @Override
        public void adopt(long lesson, LearnedState state) {
          // Reads it, and leaves it at that.
          Memory.read(state);
        }
      };
    }
  }

  @Breaks("forgetsWhatItLearned")
  static final class NeverForgets extends LearningTwin {
    @Override
    Classifier create(PluginContext context) {
      return new Memory() {
        @Override
        public void adopt(long lesson, LearnedState state) {
          if (!state.isNothing()) {
            super.adopt(lesson, state);
          }
        }
      };
    }
  }

  @Breaks("keepsWhatItHasWhenAStateCannotBeUsed")
  static final class ForgetsBeforeItReads extends LearningTwin {
    @Override
    Classifier create(PluginContext context) {
      return new Memory() {
        @Override
        public void adopt(long lesson, LearnedState state) {
          super.adopt(0, LearnedState.NOTHING);
          super.adopt(lesson, state);
        }
      };
    }
  }

  @Breaks("keepsWhatItHasWhenAStateCannotBeUsed")
  static final class TakesAnyState extends LearningTwin {
    @Override
    Classifier create(PluginContext context) {
      return new Memory() {
        @Override
        public void adopt(long lesson, LearnedState state) {
          try {
            super.adopt(lesson, state);
          } catch (PluginException unusable) {
            super.adopt(0, LearnedState.NOTHING);
          }
        }
      };
    }
  }
}
