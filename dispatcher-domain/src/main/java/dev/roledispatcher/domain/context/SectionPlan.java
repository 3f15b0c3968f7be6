package dev.roledispatcher.domain.context;

/// How a section shares in the budget of a context, in tokens.
///
/// @param min what it gets before less needed sections get more than their least, 0 or more
/// @param basis what it gets, in proportion to the others, before what is left is shared out; at
///   least 1
/// @param max what it gets at most, at least the basis
/// @param weight its share of what is left when every section has its basis; 0 for none
/// @param priority who goes first when space is short: the smallest number; equal numbers by the
///   name of the section
public record SectionPlan(int min, int basis, int max, int weight, int priority) {

  public SectionPlan {
    requireAtLeast("min", min, 0);
    requireAtLeast("basis", basis, 1);
    requireAtLeast("max", max, basis);
    requireAtLeast("weight", weight, 0);
    requireAtLeast("priority", priority, 0);
  }

  private static void requireAtLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "The %s (%d) of a section plan must be at least %d.".formatted(what, value, least));
    }
  }
}
