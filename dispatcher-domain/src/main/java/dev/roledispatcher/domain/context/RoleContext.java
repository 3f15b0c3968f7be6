package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.RoleId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What the chosen role is handed: the text of each section, and a receipt.
///
/// @param role the role it was made for
/// @param sections the final text of each section that was kept or cut, heading included
/// @param tokenCount the tokens of the final text, at most the budget
/// @param manifest how it came about
public record RoleContext(
    RoleId role, Map<SectionName, String> sections, int tokenCount, ContextManifest manifest) {

  public RoleContext {
    Map<SectionName, String> copy = new EnumMap<>(SectionName.class);
    copy.putAll(sections);
    sections = Collections.unmodifiableMap(copy);
    if (tokenCount > manifest.budget()) {
      throw new IllegalArgumentException(
          "The context (%d tokens) of role (%s) must be at most its budget (%d)."
              .formatted(tokenCount, role, manifest.budget()));
    }
  }

  /// The final text: all sections in their order.
  public String text() {
    return String.join("", sections.values());
  }

  /// The final text of one section; empty when it is not there.
  public String section(SectionName name) {
    return sections.getOrDefault(name, "");
  }
}
