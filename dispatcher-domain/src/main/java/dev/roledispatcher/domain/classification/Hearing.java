package dev.roledispatcher.domain.classification;

import dev.roledispatcher.domain.classification.Opinion.Stated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of asking the classifiers about a task.
///
/// @param opinions what each said, in the order asked
/// @param verdict the opinion to be followed; null when there is none
/// @param precaution why the verdict is a safer class than the one that was named; null when it is
///   the one that was named
/// @param shadows what those said that were asked only to be compared
public record Hearing(
    List<Opinion> opinions,
    @Nullable Stated verdict,
    @Nullable Precaution precaution,
    List<Opinion> shadows) {

  public Hearing {
    if (precaution != null && verdict == null) {
      throw new IllegalArgumentException("Only a verdict can be a precaution.");
    }
    opinions = List.copyOf(opinions);
    shadows = List.copyOf(shadows);
  }

  /// A hearing in which nobody was asked.
  public static Hearing ofNobody() {
    return new Hearing(List.of(), null, null, List.of());
  }
}
