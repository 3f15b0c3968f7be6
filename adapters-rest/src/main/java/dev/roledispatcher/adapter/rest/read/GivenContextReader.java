package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.context.ContextForm;
import dev.roledispatcher.domain.context.GivenContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads contexts that come back as they were answered. What is counted and reported in them is not
/// believed: of the receipt only the form, the order of the sections and the budget are used.
final class GivenContextReader {

  private static final int MOST_REPORTED = 64;
  private static final int MOST_EXAMPLES = 1_000;

  private GivenContextReader() {}

  /// A context that was given back.
  ///
  /// @param context what it says
  /// @param budget the tokens it was allowed; 0 when it does not say
  record Given(GivenContext context, int budget) {}

  /// What the receipt of a context tells of it.
  private record Receipt(ContextForm form, List<SectionName> order, int budget) {

    static final Receipt NONE = new Receipt(ContextForm.PROMPT, List.of(), 0);
  }

  /// The context that a value is.
  static @Nullable Given read(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    RoleId role = fields.required("role_id", field -> field.text(RoleId::new));
    long version = fields.optional("role_version", GivenContextReader::count, 0);
    Map<SectionName, SectionText> texts = new EnumMap<>(SectionName.class);
    for (SectionName section : SectionName.values()) {
      List<TextBlock> blocks =
          fields.optional(Json.name(section), field -> blocks(section, field), List.of());
      if (!blocks.isEmpty()) {
        texts.put(section, new SectionText(section, blocks));
      }
    }
    fields.optional("token_count", GivenContextReader::count);
    Receipt receipt = fields.optional("metadata", GivenContextReader::receipt, Receipt.NONE);
    fields.close();
    if (texts.isEmpty()) {
      value.fault("The context must have a text in at least one section.");
    }
    return role == null
        ? null
        : new Given(
            new GivenContext(role, version, receipt.form(), ordered(texts, receipt.order())),
            receipt.budget());
  }

  /// The texts in the order of the receipt; those it does not name follow.
  private static List<SectionText> ordered(
      Map<SectionName, SectionText> texts, List<SectionName> order) {
    Set<SectionName> names = new LinkedHashSet<>(order);
    names.addAll(texts.keySet());
    return names.stream().map(texts::get).filter(Objects::nonNull).toList();
  }

  private static @Nullable List<TextBlock> blocks(SectionName section, JsonValue value) {
    if (section != SectionName.EXAMPLES) {
      String text = value.text();
      return text == null ? null : blocks(List.of(text));
    }
    List<String> texts = value.list(MOST_EXAMPLES, JsonValue::text);
    return texts == null ? null : blocks(texts);
  }

  private static List<TextBlock> blocks(List<String> texts) {
    return texts.stream()
        .filter(text -> !text.isEmpty())
        .map(text -> new TextBlock(text, false))
        .toList();
  }

  /// Fields of the receipt that are of no use here may be there.
  private static @Nullable Receipt receipt(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    ContextForm form =
        fields.optional("form", field -> field.oneOf(ContextForm.class), ContextForm.PROMPT);
    List<SectionName> order = fields.optional("sections", GivenContextReader::order, List.of());
    int budget = fields.optional("budget", GivenContextReader::count, 0);
    return new Receipt(form, order, budget);
  }

  private static @Nullable List<SectionName> order(JsonValue value) {
    Set<SectionName> seen = new HashSet<>();
    List<SectionName> order = new ArrayList<>();
    List<JsonValue> reports = value.list(MOST_REPORTED, report -> report);
    if (reports == null) {
      return null;
    }
    for (JsonValue report : reports) {
      JsonFields fields = report.fields();
      SectionName name =
          fields == null ? null : fields.required("name", field -> field.oneOf(SectionName.class));
      if (name != null && !seen.add(name)) {
        report.fault("The section %s must be listed once.".formatted(Json.name(name)));
      } else if (name != null) {
        order.add(name);
      }
    }
    return order;
  }

  private static @Nullable Integer count(JsonValue value) {
    return value.integer(number -> {
      if (number < 0) {
        throw new IllegalArgumentException("The number (%d) must be 0 or more.".formatted(number));
      }
      return number;
    });
  }
}
