package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.task.Priority;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which tasks a rule fits: those that meet every part that is not empty, of which there is at
/// least one.
///
/// @param allWords phrases of which every one must be in the description, at most 64
/// @param anyWords phrases of which at least one must be, at most 64
/// @param alsoWords phrases of which at least one must be beside those, at most 64
/// @param noWords phrases of which none may be, at most 64
/// @param capabilitiesAll what the task must all ask for, at most 64
/// @param capabilitiesAny what the task must ask for at least one of, at most 64
/// @param priorities the priorities of which it must have one
/// @param metadata what its metadata must all say, at most 32 fields
/// @param context what its context must all say, at most 32 fields
public record RuleCondition(
    List<Phrase> allWords,
    List<Phrase> anyWords,
    List<Phrase> alsoWords,
    List<Phrase> noWords,
    List<CapabilityName> capabilitiesAll,
    List<CapabilityName> capabilitiesAny,
    List<Priority> priorities,
    List<FieldCondition> metadata,
    List<FieldCondition> context) {

  /// The most phrases of one list.
  public static final int MAX_PHRASES = 64;

  /// The most capabilities of one list.
  public static final int MAX_CAPABILITIES = 64;

  /// The most fields of the metadata, and of the context.
  public static final int MAX_FIELDS = 32;

  public RuleCondition {
    allWords = limited("phrases", allWords, MAX_PHRASES, Phrase::words);
    anyWords = limited("phrases", anyWords, MAX_PHRASES, Phrase::words);
    alsoWords = limited("phrases", alsoWords, MAX_PHRASES, Phrase::words);
    noWords = limited("phrases", noWords, MAX_PHRASES, Phrase::words);
    capabilitiesAll =
        limited("capabilities", capabilitiesAll, MAX_CAPABILITIES, Function.identity());
    capabilitiesAny =
        limited("capabilities", capabilitiesAny, MAX_CAPABILITIES, Function.identity());
    priorities = priorities.stream().distinct().sorted().toList();
    metadata = limited("fields", metadata, MAX_FIELDS, FieldCondition::path);
    context = limited("fields", context, MAX_FIELDS, FieldCondition::path);
    boolean asksNothing =
        Stream.of(
                allWords,
                anyWords,
                alsoWords,
                noWords,
                capabilitiesAll,
                capabilitiesAny,
                priorities,
                metadata,
                context)
            .allMatch(Collection::isEmpty);
    if (asksNothing) {
      throw new IllegalArgumentException(
          "The condition of a rule must ask for something, for instance any_words.");
    }
    requireNoContradiction(allWords, noWords);
  }

  /// True when the description must be read to know whether a task fits.
  boolean readsWords() {
    return Stream.of(allWords, anyWords, alsoWords, noWords).anyMatch(list -> !list.isEmpty());
  }

  private static void requireNoContradiction(List<Phrase> wanted, List<Phrase> unwanted) {
    for (Phrase phrase : wanted) {
      for (Phrase not : unwanted) {
        if (phrase.words().equals(not.words())) {
          throw new IllegalArgumentException(
              "No task can fit the rule: the phrase (%s) must be there and must not."
                  .formatted(Shown.shortened(phrase.text())));
        }
      }
    }
  }

  private static <T> List<T> limited(
      String what, List<T> items, int most, Function<? super T, Object> identity) {
    if (items.size() > most) {
      throw new IllegalArgumentException(
          "The %s (%d) of one part of a condition must be at most %d."
              .formatted(what, items.size(), most));
    }
    Set<Object> seen = new HashSet<>();
    for (T item : items) {
      if (!seen.add(identity.apply(item))) {
        throw new IllegalArgumentException(
            "The %s of one part of a condition must each be listed once; there is a second '%s'."
                .formatted(what, Shown.shortened(identity.apply(item).toString())));
      }
    }
    return List.copyOf(items);
  }
}
