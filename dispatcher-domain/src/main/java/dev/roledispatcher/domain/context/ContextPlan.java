package dev.roledispatcher.domain.context;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How contexts are put together.
///
/// @param sections the share of each section; every one must be there
/// @param shortenTasks whether a task text that does not fit is shortened to the sentences that
///   carry what is asked for, instead of being cut at its end
public record ContextPlan(Map<SectionName, SectionPlan> sections, boolean shortenTasks) {

  /// The default split of 8,000 tokens. What a section leaves, the others may use.
  public static final ContextPlan DEFAULT = new ContextPlan(defaultSections(), false);

  public ContextPlan {
    Map<SectionName, SectionPlan> copy = new EnumMap<>(SectionName.class);
    copy.putAll(sections);
    for (SectionName name : SectionName.values()) {
      if (!copy.containsKey(name)) {
        throw new IllegalArgumentException(
            "The plan of a context must have a share for the section %s.".formatted(name));
      }
    }
    sections = Collections.unmodifiableMap(copy);
  }

  /// The share of a section.
  public SectionPlan section(SectionName name) {
    SectionPlan plan = sections.get(name);
    if (plan == null) {
      throw new IllegalStateException("Every section has a share.");
    }
    return plan;
  }

  private static Map<SectionName, SectionPlan> defaultSections() {
    Map<SectionName, SectionPlan> sections = new EnumMap<>(SectionName.class);
    sections.put(SectionName.SYSTEM_PROMPT, share(0, 1_500, 0));
    sections.put(SectionName.CONSTRAINT_CONTEXT, share(0, 500, 1));
    sections.put(SectionName.TASK_CONTEXT, share(500, 1_000, 2));
    sections.put(SectionName.WHY_YOU, share(0, 300, 3));
    sections.put(SectionName.HANDOVER_CONTEXT, share(200, 500, 4));
    sections.put(SectionName.SKILL_CONTEXT, share(0, 3_000, 5));
    sections.put(SectionName.PROJECT_CONTEXT, share(0, 1_000, 6));
    sections.put(SectionName.EXAMPLES, share(0, 1_000, 7));
    return sections;
  }

  private static SectionPlan share(int min, int basis, int priority) {
    return new SectionPlan(min, basis, TokenBudget.MOST, basis, priority);
  }
}
