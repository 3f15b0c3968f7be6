package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.LearnFromFeedback.Corrections;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Recorded;
import dev.roledispatcher.application.port.out.LearningStore;
import dev.roledispatcher.application.testing.InMemoryTables.Said;
import dev.roledispatcher.application.testing.InMemoryTables.Taught;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.learning.Lesson.Standing;
import dev.roledispatcher.domain.learning.StudyResult;
import dev.roledispatcher.domain.learning.TaughtLesson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Feedback and lessons in memory.
final class InMemoryLearningStore implements LearningStore {

  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMinutes(10);
  private static final int MOST_TRIES = 3;

  private final InMemoryDatabase database;

  InMemoryLearningStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Recorded> record(Feedback feedback) {
    return database.write(tables -> {
      TrackedTask task = tables.tasks.get(feedback.task());
      if (task == null) {
        return Optional.empty();
      }
      List<DispatchEvent> events =
          new ArrayList<>(tables.events.getOrDefault(feedback.task(), List.of()));
      long sequence = events.size() + 1L;
      events.add(
          new DispatchEvent(
              sequence,
              DispatchEvent.Type.CORRECTED,
              feedback.at(),
              null,
              null,
              feedback.note(),
              feedback.saidBy(),
              facts(feedback)));
      tables.events.put(feedback.task(), List.copyOf(events));
      tables.feedback.add(new Said(tables.feedback.size() + 1L, feedback, task.task(), false));
      return Optional.of(new Recorded(feedback, sequence));
    });
  }

  private static Attributes facts(Feedback feedback) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("classification", feedback.right().name().toLowerCase(Locale.ROOT));
    facts.put("trust", BigDecimal.valueOf(feedback.trust()));
    return Attributes.of(facts);
  }

  @Override
  public boolean tryToStudyAlone() {
    return database.write(_ -> true);
  }

  @Override
  public boolean isStudyDue(PluginRef learner) {
    return database.read(tables -> {
      List<Said> newest = counting(tables, 1);
      if (newest.isEmpty()) {
        return false;
      }
      List<Lesson> known =
          tables.lessons.stream()
              .filter(taught -> taught.upTo() >= newest.getFirst().id())
              .map(Taught::lesson)
              .filter(lesson -> lesson.learner().equals(learner))
              .toList();
      Instant longAgo = Instant.now().minus(BEFORE_ANOTHER_TRY);
      return known.size() < MOST_TRIES
          && known.stream()
              .allMatch(lesson -> lesson.anchors() == null && lesson.at().isBefore(longAgo));
    });
  }

  @Override
  public Material material(int most) {
    return database.read(tables ->
        new Material(
            counting(tables, most).stream()
                .map(said ->
                    new Correction(said.task(), said.feedback().right(), said.feedback().trust()))
                .toList(),
            tables.feedback.stream()
                .filter(said -> !said.setAside())
                .mapToLong(Said::id)
                .max()
                .orElse(0)));
  }

  @Override
  public Lesson add(PluginRef learner, Material material, StudyResult result, Instant at) {
    return database.write(tables -> {
      long number = tables.lessons.size() + 1L;
      Taught taught =
          switch (result) {
            case StudyResult.Accepted accepted -> {
              change(
                  tables,
                  Standing.REPLACED,
                  other ->
                      other.lesson().standing() == Standing.ACTIVE
                          && other.lesson().learner().name().equals(learner.name()));
              yield new Taught(
                  new Lesson(
                      number,
                      learner,
                      Standing.ACTIVE,
                      accepted.used(),
                      accepted.anchors(),
                      accepted.summary(),
                      at),
                  accepted.state(),
                  material.upTo());
            }
            case StudyResult.Rejected rejected ->
                new Taught(
                    new Lesson(
                        number,
                        learner,
                        Standing.REJECTED,
                        rejected.used(),
                        rejected.anchors(),
                        rejected.summary(),
                        at),
                    null,
                    material.upTo());
          };
      tables.lessons.add(taught);
      return taught.lesson();
    });
  }

  @Override
  public OptionalLong rollBack(OptionalLong to, Instant at) {
    return database.write(tables -> {
      long target = to.orElseGet(() -> before(tables));
      Taught back = target == 0 ? null : backTo(tables, target);
      if (target != 0 && back == null) {
        return OptionalLong.empty();
      }
      change(
          tables,
          Standing.UNDONE,
          taught -> taught.lesson().number() > target && wasUsed(taught.lesson()));
      activateLast(tables);
      long upTo = back == null ? 0 : back.upTo();
      tables.feedback.replaceAll(said -> said.id() > upTo ? said.aside() : said);
      return OptionalLong.of(target);
    });
  }

  @Override
  public List<TaughtLesson> taught() {
    return database.read(tables -> {
      List<TaughtLesson> active = new ArrayList<>();
      for (Taught taught : tables.lessons) {
        LearnedState state = taught.state();
        if (taught.lesson().standing() == Standing.ACTIVE && state != null) {
          active.add(new TaughtLesson(taught.lesson().number(), taught.lesson().learner(), state));
        }
      }
      return List.copyOf(active);
    });
  }

  @Override
  public List<Lesson> lessons(int most) {
    return database.read(
        tables -> tables.lessons.reversed().stream().limit(most).map(Taught::lesson).toList());
  }

  @Override
  public Corrections count(int most) {
    return database.read(tables -> {
      List<Said> counting = counting(tables, most);
      long known = tables.lessons.stream().mapToLong(Taught::upTo).max().orElse(0);
      return new Corrections(
          counting.size(),
          counting.stream().filter(said -> said.id() > known).count(),
          tables.feedback.stream().filter(Said::setAside).count());
    });
  }

  private static List<Said> counting(InMemoryTables tables, int most) {
    Map<String, Said> latest = new HashMap<>();
    for (Said said : tables.feedback) {
      if (!said.setAside()) {
        latest.put(said.feedback().task() + "\n" + said.feedback().saidBy(), said);
      }
    }
    List<Said> counting =
        latest.values().stream()
            .filter(Said::counts)
            .sorted(Comparator.comparingLong(Said::id))
            .toList();
    return counting.subList(Math.max(0, counting.size() - most), counting.size());
  }

  private static boolean wasUsed(Lesson lesson) {
    return lesson.standing() == Standing.ACTIVE || lesson.standing() == Standing.REPLACED;
  }

  private static long before(InMemoryTables tables) {
    long known =
        tables.lessons.stream()
            .filter(taught -> taught.lesson().standing() == Standing.ACTIVE)
            .reduce((_, newest) -> newest)
            .map(Taught::upTo)
            .orElse(0L);
    return tables.lessons.stream()
        .filter(taught -> isKept(tables, taught) && wasUsed(taught.lesson()))
        .filter(taught -> taught.upTo() < known)
        .mapToLong(taught -> taught.lesson().number())
        .max()
        .orElse(0);
  }

  private static @Nullable Taught backTo(InMemoryTables tables, long number) {
    return tables.lessons.stream()
        .filter(taught -> taught.lesson().number() == number)
        .filter(taught -> wasUsed(taught.lesson()) && isKept(tables, taught))
        .findFirst()
        .orElse(null);
  }

  private static boolean isKept(InMemoryTables tables, Taught taught) {
    return taught.lesson().standing() == Standing.ACTIVE
        || taught.lesson().number() > tables.lessons.size() - Lesson.MOST_KEPT;
  }

  private static void activateLast(InMemoryTables tables) {
    Map<String, Taught> last = new HashMap<>();
    for (Taught taught : tables.lessons) {
      if (wasUsed(taught.lesson()) && isKept(tables, taught)) {
        last.put(taught.lesson().learner().name(), taught);
      }
    }
    change(tables, Standing.ACTIVE, last::containsValue);
  }

  private static void change(InMemoryTables tables, Standing standing, Predicate<Taught> which) {
    tables.lessons.replaceAll(taught -> which.test(taught) ? taught.with(standing) : taught);
  }
}
