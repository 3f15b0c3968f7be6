package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The section of constraints: a line `- name: value` for each, by name.
///
/// A name that has a colon or line ends, or starts with a quotation mark, stands in quotation marks
/// as in JSON; so where a line has its value can be told from the line.
final class ConstraintLines {

  private static final String BULLET = "- ";
  private static final String COLON = ": ";

  /// What each constraint says, and in the context of which role.
  private final Map<String, Told> told = new LinkedHashMap<>();

  private final Set<String> lines = new LinkedHashSet<>();
  private final List<Contradiction> contradictions = new ArrayList<>();

  /// The section of those limits; null when there are none.
  static @Nullable TextBlock of(Attributes limits) {
    if (limits.isEmpty()) {
      return null;
    }
    StringBuilder text = head();
    limits.values().keySet().stream()
        .sorted()
        .forEach(key ->
            text.append(BULLET)
                .append(name(key))
                .append(COLON)
                .append(value(limits.get(key)))
                .append('\n'));
    return new TextBlock(text.append('\n').toString(), true);
  }

  /// Takes in a section of constraints that a role has.
  void add(RoleId role, List<TextBlock> blocks) {
    String all = new SectionText(SectionName.CONSTRAINT_CONTEXT, blocks).text();
    for (String line : all.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("# ")) {
        continue;
      }
      int value = line.startsWith(BULLET) ? startOfValue(line) : -1;
      if (value >= 0) {
        tell(role, line.substring(BULLET.length(), value - COLON.length()), line.substring(value));
      }
      lines.add(line);
    }
  }

  /// All of them as one section.
  ///
  /// @throws ContradictionException when one of them has two values
  TextBlock joined() throws ContradictionException {
    if (!contradictions.isEmpty()) {
      throw new ContradictionException(contradictions);
    }
    StringBuilder text = head();
    lines.forEach(line -> text.append(line).append('\n'));
    return new TextBlock(text.append('\n').toString(), true);
  }

  private void tell(RoleId role, String name, String value) {
    Told before = told.putIfAbsent(name, new Told(role, value));
    if (before != null && !before.value().equals(value)) {
      contradictions.add(new Contradiction(name, before.role(), before.value(), role, value));
    }
  }

  private static StringBuilder head() {
    return new StringBuilder(
        Wording.head(SectionName.CONSTRAINT_CONTEXT, ContextForm.PROMPT).text());
  }

  /// Where the value of a line begins; -1 when it has none.
  private static int startOfValue(String line) {
    int from = BULLET.length();
    if (line.startsWith("\"", from)) {
      int at = from + 1;
      while (at < line.length() && line.charAt(at) != '"') {
        at += line.charAt(at) == '\\' ? 2 : 1;
      }
      return line.startsWith(COLON, at + 1) ? at + 1 + COLON.length() : -1;
    }
    int colon = line.indexOf(COLON, from);
    return colon < 0 ? -1 : colon + COLON.length();
  }

  private static String name(String key) {
    boolean plain =
        key.equals(Wording.oneLine(key)) && key.indexOf(':') < 0 && !key.startsWith("\"");
    return plain ? key : CanonicalText.ofValue(key);
  }

  private static String value(@Nullable Object value) {
    String line = value instanceof String text ? Wording.oneLine(text) : "";
    return line.isEmpty() ? CanonicalText.ofValue(value) : line;
  }

  /// What a constraint says.
  private record Told(RoleId role, String value) {}
}
