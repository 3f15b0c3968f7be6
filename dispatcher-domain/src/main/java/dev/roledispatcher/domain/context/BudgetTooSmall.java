package dev.roledispatcher.domain.context;

/// Says that what a context must hold does not fit its budget, or that of a section.
public final class BudgetTooSmall extends Exception {

  private static final long serialVersionUID = 1L;

  private final SectionName section;
  private final int needed;
  private final int budget;

  BudgetTooSmall(SectionName section, int needed, int budget, String message) {
    super(message);
    this.section = section;
    this.needed = needed;
    this.budget = budget;
  }

  /// The required parts of all sections are too long together.
  ///
  /// @param section the first that does not fit
  static BudgetTooSmall ofAll(SectionName section, int needed, int budget) {
    return new BudgetTooSmall(
        section,
        needed,
        budget,
        "The required parts of the context need %d tokens; the budget is %d. The first that does not fit is %s."
            .formatted(needed, budget, section));
  }

  /// The required part of one section is longer than the section may be.
  static BudgetTooSmall ofSection(SectionName section, int needed, int most) {
    return new BudgetTooSmall(
        section,
        needed,
        most,
        "The required part of the section %s needs %d tokens; the section may have %d."
            .formatted(section, needed, most));
  }

  /// The section that does not fit; of several the one needed most.
  public SectionName section() {
    return section;
  }

  /// Whether it is the skills that the role requires.
  public boolean ofRequiredSkills() {
    return section == SectionName.SKILL_CONTEXT;
  }

  /// The tokens the required parts need, of the whole context or, when that alone is too small, of
  /// the section.
  public int needed() {
    return needed;
  }

  /// The tokens that were allowed for them, without the reserve.
  public int budget() {
    return budget;
  }
}
