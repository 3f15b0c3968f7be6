package dev.roledispatcher.domain.context;

import java.util.List;

/// Says that contexts that were to become one contradict each other.
public final class ContradictionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Contradiction> contradictions;

  ContradictionException(List<Contradiction> contradictions) {
    super(String.join(" ", contradictions.stream().map(Contradiction::sentence).toList()));
    this.contradictions = List.copyOf(contradictions);
  }

  /// Each constraint that has two values, at least one.
  public List<Contradiction> contradictions() {
    return contradictions;
  }
}
