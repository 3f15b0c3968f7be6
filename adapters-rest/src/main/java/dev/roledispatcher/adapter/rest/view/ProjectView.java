package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.project.Project;

/// Writes projects.
public final class ProjectView {

  private ProjectView() {}

  /// A project.
  public static ObjectNode project(Project project) {
    return Json.object()
        .put("project_id", project.id().value())
        .put("text", project.text())
        .put("version", project.version())
        .put("created_at", Json.time(project.createdAt()))
        .put("updated_at", Json.time(project.updatedAt()));
  }

  /// The version of a project, for `ETag`.
  public static String etag(Project project) {
    return "\"%d\"".formatted(project.version());
  }
}
