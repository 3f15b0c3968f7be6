package dev.roledispatcher.spi;

import java.util.List;

/// A registered role as selectors see it. Immutable; all text comes from callers and is data, never
/// instructions.
public interface RoleView {

  /// The id of the role.
  String roleId();

  /// Which version of the role this is: grows with every change of it; 0 when nobody counts.
  default long version() {
    return 0;
  }

  /// Its name for people.
  String name();

  /// What it is for; may be empty.
  String description();

  /// Whether it is a person, an AI agent, or both.
  RoutingClass type();

  /// Everything it can do.
  List<CapabilityView> capabilities();

  /// Work it is known to do, one statement each, in the caller's words; empty when nothing is
  /// known.
  default List<String> knownWork() {
    return List.of();
  }
}
