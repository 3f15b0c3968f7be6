package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.RoleId;
import java.util.List;
import java.util.stream.Collectors;

/// What the chosen role is handed: the text of each section, and a receipt.
///
/// @param role the role it was made for
/// @param roleVersion which version of the role
/// @param sections the final text of each section that was kept or cut, in their order
/// @param tokenCount the tokens of the final text; with the reserve at most the budget
/// @param manifest how it came about
public record RoleContext(
    RoleId role,
    long roleVersion,
    List<SectionText> sections,
    int tokenCount,
    ContextManifest manifest) {

  public RoleContext {
    sections = List.copyOf(sections);
    if (sections.stream().map(SectionText::name).distinct().count() < sections.size()) {
      throw new IllegalArgumentException("A section of a context must be given once.");
    }
    if (tokenCount > manifest.budget() - manifest.reserve()) {
      throw new IllegalArgumentException(
          "The context (%d tokens) of role (%s) must be at most its budget (%d) without the reserve (%d)."
              .formatted(tokenCount, role, manifest.budget(), manifest.reserve()));
    }
  }

  /// The final text: all sections in their order.
  public String text() {
    return sections.stream().map(SectionText::text).collect(Collectors.joining());
  }

  /// The final text of one section; empty when it is not there.
  public String section(SectionName name) {
    return sections.stream()
        .filter(section -> section.name() == name)
        .map(SectionText::text)
        .findFirst()
        .orElse("");
  }
}
