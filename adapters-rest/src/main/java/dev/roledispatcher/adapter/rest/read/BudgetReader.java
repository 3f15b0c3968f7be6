package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.json.Pointers;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.TokenBudget;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads how many tokens a context may have: in all, kept free for the answer, and by section.
///
/// Budgets of sections without one for the whole are limits of these sections, not of the context:
/// it may have their sum, or what is usual when that is more.
final class BudgetReader {

  private static final String TOKENS = "token_budget";
  private static final String RESERVE = "answer_reserve";
  private static final String SECTIONS = "section_budgets";

  private BudgetReader() {}

  /// The budget that the fields of a value ask for.
  ///
  /// @param usual what holds where nothing is said
  static TokenBudget read(JsonValue value, JsonFields fields, TokenBudget usual) {
    Integer tokens = fields.optional(TOKENS, field -> field.integer(BudgetReader::tokens));
    Integer reserve = fields.optional(RESERVE, field -> field.integer(BudgetReader::reserve));
    Map<SectionName, Integer> sections = fields.optional(SECTIONS, BudgetReader::sections);
    int kept = reserve == null ? usual.reserve() : reserve;
    Map<SectionName, Integer> limits = sections == null ? usual.sections() : sections;
    long all = tokens == null ? whole(usual, kept, sections) : tokens;
    if (all > TokenBudget.MOST) {
      fault(
          value,
          SECTIONS,
          "The budgets of the sections and the reserve (%d tokens together) must be at most %d."
              .formatted(all, TokenBudget.MOST));
      return usual;
    }
    if (kept >= all) {
      fault(
          value,
          RESERVE,
          "The reserve (%d) for the answer must be less than the token budget (%d)."
              .formatted(kept, all));
      return usual;
    }
    return new TokenBudget((int) all, kept, limits);
  }

  private static long whole(
      TokenBudget usual, int reserve, @Nullable Map<SectionName, Integer> sections) {
    if (sections == null) {
      return usual.tokens();
    }
    long sum = sections.values().stream().mapToLong(Integer::longValue).sum();
    return Math.max(usual.tokens(), sum + reserve);
  }

  private static void fault(JsonValue value, String field, String message) {
    value.violations().add(Pointers.field(value.pointer(), field), message);
  }

  private static Integer tokens(Integer number) {
    return new TokenBudget(number).tokens();
  }

  private static Integer reserve(Integer number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "The reserve (%d) for the answer must be 0 or more.".formatted(number));
    }
    return number;
  }

  private static @Nullable Map<SectionName, Integer> sections(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Map<SectionName, Integer> sections = new EnumMap<>(SectionName.class);
    for (SectionName section : SectionName.values()) {
      Integer most =
          fields.optional(Json.name(section), field -> field.integer(BudgetReader::ofSection));
      if (most != null) {
        sections.put(section, most);
      }
    }
    fields.close();
    return sections;
  }

  private static Integer ofSection(Integer number) {
    if (number < 1 || number > TokenBudget.MOST) {
      throw new IllegalArgumentException(
          "The budget (%d) of a section must be 1 to %d tokens."
              .formatted(number, TokenBudget.MOST));
    }
    return number;
  }
}
