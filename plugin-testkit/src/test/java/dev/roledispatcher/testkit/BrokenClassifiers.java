package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Classifiers that each break the contract in one way.
final class BrokenClassifiers {

  private BrokenClassifiers() {}

  @Breaks("describesItselfTheSameEveryTime")
  static final class ChangesItsVersion extends ClassifierTwin {
    private final AtomicInteger version = new AtomicInteger();

    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.ofVersion("1." + version.incrementAndGet());
    }
  }

  @Breaks("describesItselfInWords")
  static final class HasNoDescription extends ClassifierTwin {
    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.withoutDescription();
    }
  }

  @Breaks("describesItselfInWords")
  static final class DoesNotDescribeItsOption extends ClassifierTwin {
    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.withAnUndescribedOption();
    }
  }

  @Breaks(
      value = {"declaresDefaultsOfTheDeclaredType", "isCreatedFromItsSettings"},
      andOthers = true)
  static final class HasADefaultOfTheWrongType extends ClassifierTwin {
    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.withADefaultOfTheWrongType();
    }
  }

  @Breaks("isBuiltAgainstTheCurrentSpi")
  static final class IsBuiltAgainstAnotherSpi extends ClassifierTwin {
    @Override
    PluginDescriptor descriptor() {
      return BrokenDescriptors.againstAnotherSpi();
    }
  }

  @Breaks("isFoundByTheServiceLoader")
  static final class ForgetsToRegister extends ClassifierTwin {
    @Override
    protected boolean isRegistered() {
      return true;
    }
  }

  @NullUnmarked // Written by an author who does not check for null.
  @Breaks(value = "isCreatedFromItsSettings", andOthers = true)
  static final class CreatesNothing extends ClassifierTwin {
    @Override
    Classifier create(PluginContext context) {
      return null;
    }
  }

  @Breaks(value = "isCreatedFromItsSettings", andOthers = true)
  static final class ReadsAnOptionItDoesNotDeclare extends ClassifierTwin {
    @Override
    Classifier create(PluginContext context) {
      int limit = context.settings().integer("limit");
      return task -> new Verdict.Abstained("The limit is " + limit);
    }
  }

  @Breaks(value = "isCreatedFromItsSettings", andOthers = true)
  static final class CannotBeClosed extends ClassifierTwin {
    @Override
    Classifier create(PluginContext context) {
      return new Classifier() {
        @Override
        public Verdict classify(TaskView task) {
          return CannotBeClosed.this.classify(task);
        }

        @Override
        public void close() {
          throw new IllegalStateException("still busy");
        }
      };
    }
  }

  @NullUnmarked // Written by an author who does not check for null.
  @Breaks(value = "answersEveryTask", andOthers = true)
  static final class HasNoAnswer extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      return null;
    }
  }

  @NullUnmarked // Written by an author who does not check for null.
  @Breaks("answersEveryTask")
  static final class NamesNoClass extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      return task.id().equals("approve")
          ? new Verdict.Classified(null, 0.5, false, List.of(), "Hard to say.")
          : super.classify(task);
    }
  }

  @Breaks("answersEveryTask")
  static final class GivesNoExplanation extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      return task.id().equals("approve")
          ? SoundClassifierFactory.classified(0.5, List.of(), "")
          : super.classify(task);
    }
  }

  @Breaks("answersEveryTask")
  static final class AbstainsWithoutAReason extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      return task.id().equals("tidy") ? new Verdict.Abstained(" ") : super.classify(task);
    }
  }

  @Breaks(value = "isConfidentFromZeroToOne", andOthers = true)
  static final class IsMoreThanCertain extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      return SoundClassifierFactory.classified(1.5, List.of(), "Absolutely.");
    }
  }

  @Breaks("keepsItsReasonsWithinBounds")
  static final class GivesTooManyFactors extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      Factor factor = new Factor("word", 1, 1, 1, List.of());
      return task.id().equals("approve")
          ? SoundClassifierFactory.classified(0.5, Collections.nCopies(65, factor), "Many reasons.")
          : super.classify(task);
    }
  }

  @Breaks("keepsItsReasonsWithinBounds")
  static final class ExplainsAtLength extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      return task.id().equals("approve")
          ? SoundClassifierFactory.classified(0.5, List.of(), "a".repeat(2_001))
          : super.classify(task);
    }
  }

  @Breaks("keepsItsReasonsWithinBounds")
  static final class ExaggeratesAFactor extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      Factor factor = new Factor("word", -1.1, 1, 1, List.of());
      return task.id().equals("approve")
          ? SoundClassifierFactory.classified(0.5, List.of(factor), "One strong reason.")
          : super.classify(task);
    }
  }

  @Breaks("keepsItsReasonsWithinBounds")
  static final class WeighsAFactorNegatively extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      Factor factor = new Factor("word", 1, -1, 1, List.of());
      return task.id().equals("approve")
          ? SoundClassifierFactory.classified(0.5, List.of(factor), "One odd reason.")
          : super.classify(task);
    }
  }

  @Breaks(value = {"givesTheSameTaskTheSameAnswer", "isSafeFromManyThreads"})
  static final class ChangesItsMind extends ClassifierTwin {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    Verdict classify(TaskView task) {
      return new Verdict.Abstained("This is call " + calls.incrementAndGet() + ".");
    }
  }

  @Breaks("givesTheSameTaskTheSameAnswer")
  static final class DependsOnTheInstance extends ClassifierTwin {
    private final AtomicInteger instances = new AtomicInteger();

    @Override
    Classifier create(PluginContext context) {
      int instance = instances.incrementAndGet();
      return task -> new Verdict.Abstained("This is instance " + instance + ".");
    }
  }

  @Breaks("isSafeFromManyThreads")
  static final class DependsOnTheThread extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      return new Verdict.Abstained("Asked by " + Thread.currentThread().getName() + ".");
    }
  }

  @Breaks("isSafeFromManyThreads")
  static final class FailsOnOtherThreads extends ClassifierTwin {
    @Override
    Classifier create(PluginContext context) {
      Thread owner = Thread.currentThread();
      return task -> {
        if (!Thread.currentThread().equals(owner)) {
          throw new IllegalStateException("asked by a stranger");
        }
        return classify(task);
      };
    }
  }

  @Breaks(value = "copesWithATaskThatAsksForNothing", andOthers = true)
  static final class NeedsARequirement extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      return new Verdict.Abstained("Asks for " + task.requirements().get(0).capability());
    }
  }

  @Breaks("copesWithTheLongestDescriptions")
  static final class OverflowsOnLongText extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      if (task.description().length() > 1_000) {
        throw new StackOverflowError("a regular expression that recurses");
      }
      return super.classify(task);
    }
  }

  @Breaks("copesWithAnyUnicode")
  static final class RefusesLoneSurrogates extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      try {
        ByteBuffer bytes =
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(task.description()));
        return new Verdict.Abstained("Has " + bytes.remaining() + " bytes.");
      } catch (CharacterCodingException malformed) {
        throw new IllegalArgumentException(malformed);
      }
    }
  }

  @Breaks("copesWithAPriorityItDoesNotKnow")
  static final class KnowsFourPriorities extends ClassifierTwin {
    private enum Priority {
      low,
      medium,
      high,
      critical
    }

    @Override
    Verdict classify(TaskView task) {
      return new Verdict.Abstained("It is " + Priority.valueOf(task.priority()) + ".");
    }
  }

  @Breaks("copesWithAnyMetadataAndContext")
  static final class TakesAllMetadataForText extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      int length = 0;
      for (@Nullable Object value : task.metadata().values()) {
        length += Objects.requireNonNull((String) value).length();
      }
      return new Verdict.Abstained("Has " + length + " characters.");
    }
  }

  @Breaks("changesNothingItIsGiven")
  static final class SortsTheRequirementsInPlace extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      try {
        task.requirements().sort(Comparator.comparing(RequirementView::capability).reversed());
      } catch (UnsupportedOperationException immutable) {
        return new Verdict.Abstained("The requirements are as they are: " + immutable);
      }
      return new Verdict.Abstained("The requirements are sorted.");
    }
  }

  @Breaks("changesNothingItIsGiven")
  static final class MarksWhatItHasSeen extends ClassifierTwin {
    @Override
    Verdict classify(TaskView task) {
      try {
        task.metadata().put("seen", true);
      } catch (UnsupportedOperationException immutable) {
        return new Verdict.Abstained("The metadata is as it is: " + immutable);
      }
      return new Verdict.Abstained("The metadata is marked.");
    }
  }
}
