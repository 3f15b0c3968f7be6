package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.RoleId;
import java.util.List;

/// A context as a caller hands it back, to be extended or merged: its texts are taken as they are
/// and counted anew, whatever else is said of them.
///
/// @param role the role it was made for
/// @param roleVersion which version of the role
/// @param form how it is written
/// @param sections its texts, in their order
public record GivenContext(
    RoleId role, long roleVersion, ContextForm form, List<SectionText> sections) {

  public GivenContext {
    sections = List.copyOf(sections);
  }
}
