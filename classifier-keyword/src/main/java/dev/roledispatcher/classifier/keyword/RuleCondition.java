package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.TaskView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing a rule asks of a task.
sealed interface RuleCondition {

  /// Why the task meets the condition, in plain words; empty when it does not.
  Optional<String> reasonIn(TaskView task, TaskText text);

  /// At least one of some phrases is in the description, not denied.
  ///
  /// @param phrases what to look for
  record AnyWords(PhraseIndex<Phrase> phrases) implements RuleCondition {

    /// A condition on any of these phrases.
    static AnyWords of(List<Phrase> phrases) {
      PhraseIndex.Builder<Phrase> builder = new PhraseIndex.Builder<>();
      phrases.forEach(phrase -> builder.add(phrase, phrase));
      return new AnyWords(builder.build());
    }

    @Override
    public Optional<String> reasonIn(TaskView task, TaskText text) {
      return phrases.allIn(text.tokens()).stream()
          .filter(found -> !text.denies(found))
          .findFirst()
          .map(found -> "\"" + text.words(found) + "\"");
    }
  }

  /// None of some phrases is in the description, unless denied.
  ///
  /// @param unwanted what must not be there
  record NoWords(AnyWords unwanted) implements RuleCondition {

    @Override
    public Optional<String> reasonIn(TaskView task, TaskText text) {
      return unwanted.reasonIn(task, text).isEmpty()
          ? Optional.of("nothing that excludes it")
          : Optional.empty();
    }
  }

  /// The task asks for at least one of some capabilities.
  ///
  /// @param capabilities normalised names
  record AnyCapability(Set<String> capabilities) implements RuleCondition {

    public AnyCapability {
      capabilities = Set.copyOf(capabilities);
    }

    @Override
    public Optional<String> reasonIn(TaskView task, TaskText text) {
      return task.requirements().stream()
          .map(requirement -> requirement.capability())
          .filter(capabilities::contains)
          .findFirst()
          .map("capability "::concat);
    }
  }

  /// The task has one of some priorities.
  ///
  /// @param priorities some of `low`, `medium`, `high` and `critical`
  record AnyPriority(Set<String> priorities) implements RuleCondition {

    public AnyPriority {
      priorities = Set.copyOf(priorities);
    }

    @Override
    public Optional<String> reasonIn(TaskView task, TaskText text) {
      return priorities.contains(task.priority())
          ? Optional.of("priority " + task.priority())
          : Optional.empty();
    }
  }

  /// A field of the task's metadata, or one of its elements, has one of some values; case does not
  /// matter.
  ///
  /// @param key the field, on the first level of the metadata
  /// @param values the values as text
  record MetadataIs(String key, List<String> values) implements RuleCondition {

    public MetadataIs {
      values = List.copyOf(values);
    }

    @Override
    public Optional<String> reasonIn(TaskView task, TaskText text) {
      Map<String, @Nullable Object> metadata = task.metadata();
      Object actual = metadata.get(key);
      return values.stream()
          .filter(value -> isOrHas(actual, value))
          .findFirst()
          .map(value -> "metadata %s=%s".formatted(key, value));
    }

    private static boolean isOrHas(@Nullable Object actual, String value) {
      if (actual instanceof Collection<?> elements) {
        return elements.stream().anyMatch(element -> is(element, value));
      }
      return actual != null && is(actual, value);
    }

    private static boolean is(@Nullable Object actual, String value) {
      return String.valueOf(actual).equalsIgnoreCase(value);
    }
  }
}
