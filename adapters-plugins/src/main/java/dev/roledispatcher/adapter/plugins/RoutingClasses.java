package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.spi.RoutingClass;

/// The classes of the domain and of the plugins, one for one.
final class RoutingClasses {

  private RoutingClasses() {}

  static TaskClassification fromPlugin(RoutingClass routingClass) {
    return switch (routingClass) {
      case HUMAN_PRIMARY -> TaskClassification.HUMAN_PRIMARY;
      case AI_PRIMARY -> TaskClassification.AI_PRIMARY;
      case HYBRID -> TaskClassification.HYBRID;
    };
  }

  static RoutingClass toPlugin(TaskClassification classification) {
    return switch (classification) {
      case HUMAN_PRIMARY -> RoutingClass.HUMAN_PRIMARY;
      case AI_PRIMARY -> RoutingClass.AI_PRIMARY;
      case HYBRID -> RoutingClass.HYBRID;
    };
  }

  static RoutingClass toPlugin(RoleType type) {
    return switch (type) {
      case HUMAN_PRIMARY -> RoutingClass.HUMAN_PRIMARY;
      case AI_PRIMARY -> RoutingClass.AI_PRIMARY;
      case HYBRID -> RoutingClass.HYBRID;
    };
  }
}
