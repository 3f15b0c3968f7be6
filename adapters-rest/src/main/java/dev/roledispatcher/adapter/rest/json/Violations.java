package dev.roledispatcher.adapter.rest.json;

import dev.roledispatcher.domain.dispatch.Violation;
import java.util.ArrayList;
import java.util.List;

/// Everything found wrong with one request so far. For one thread.
public final class Violations {

  /// More than so many help nobody.
  private static final int MOST = 100;

  private final List<Violation> found = new ArrayList<>();
  private int leftOut;

  /// Notes one more.
  public void add(String pointer, String message) {
    add(new Violation(pointer, message));
  }

  /// Notes one more.
  public void add(Violation violation) {
    if (found.size() < MOST) {
      found.add(violation);
    } else {
      leftOut++;
    }
  }

  /// True when nothing is wrong so far.
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// What was found, at most 100 and a note on how many more there are.
  public List<Violation> all() {
    if (leftOut == 0) {
      return List.copyOf(found);
    }
    List<Violation> all = new ArrayList<>(found);
    all.add(new Violation("", "There are %d more violations.".formatted(leftOut)));
    return List.copyOf(all);
  }
}
