package dev.roledispatcher.domain.context;

/// Says that what a context must hold does not fit its budget.
public final class BudgetTooSmall extends Exception {

  private static final long serialVersionUID = 1L;

  private final int needed;
  private final int budget;

  BudgetTooSmall(int needed, int budget) {
    super(
        "The required parts of the context need %d tokens; the budget is %d."
            .formatted(needed, budget));
    this.needed = needed;
    this.budget = budget;
  }

  /// The tokens the required parts need.
  public int needed() {
    return needed;
  }

  /// The tokens that were allowed.
  public int budget() {
    return budget;
  }
}
