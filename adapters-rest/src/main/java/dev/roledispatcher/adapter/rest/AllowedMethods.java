package dev.roledispatcher.adapter.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which methods each path allows, for `Allow`. A test holds it against the resources.
final class AllowedMethods {

  private static final String READ = "GET, HEAD, OPTIONS";
  private static final String DO = "OPTIONS, POST";
  private static final String KEEP = "DELETE, GET, HEAD, OPTIONS, PUT";

  /// The methods by path; where two fit, the earlier one counts.
  static final Map<String, String> BY_PATH = byPath();

  private static final Map<Pattern, String> BY_PATTERN = byPattern();

  private AllowedMethods() {}

  /// The methods a path allows, as `Allow` has them.
  static String at(String path) {
    return BY_PATTERN.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(path).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("OPTIONS");
  }

  private static Map<String, String> byPath() {
    Map<String, String> methods = new LinkedHashMap<>();
    methods.put("/v1/dispatches", DO);
    methods.put("/v1/dispatches/batch", DO);
    methods.put("/v1/dispatches/estimate", DO);
    methods.put("/v1/dispatches/{dispatch_id}/context", READ);
    methods.put("/v1/tasks", READ);
    methods.put("/v1/tasks/available-roles", DO);
    methods.put("/v1/tasks/{task_id}", READ);
    methods.put("/v1/tasks/{task_id}/history", READ);
    methods.put("/v1/tasks/{task_id}/decision", READ);
    methods.put("/v1/tasks/{task_id}/reassign", DO);
    methods.put("/v1/tasks/{task_id}/cancel", DO);
    methods.put("/v1/tasks/{task_id}/feedback", DO);
    methods.put("/v1/tasks/{task_id}/queue", READ);
    methods.put("/v1/tasks/{task_id}/wait", READ);
    for (String step :
        List.of("start", "heartbeat", "complete", "fail", "release", "accept", "decline")) {
      methods.put("/v1/tasks/{task_id}/" + step, DO);
    }
    methods.put("/v1/queue", READ);
    methods.put("/v1/queue/pause", DO);
    methods.put("/v1/queue/resume", DO);
    methods.put("/v1/queue/priority", DO);
    methods.put("/v1/roles", "GET, HEAD, OPTIONS, POST");
    methods.put("/v1/roles/batch", DO);
    methods.put("/v1/roles/stats", READ);
    methods.put("/v1/roles/{role_id}", "DELETE, GET, HEAD, OPTIONS, PATCH");
    methods.put("/v1/roles/{role_id}/activate", DO);
    methods.put("/v1/roles/{role_id}/deactivate", DO);
    methods.put("/v1/roles/{role_id}/versions", READ);
    methods.put("/v1/roles/{role_id}/offers", READ);
    methods.put("/v1/roles/{role_id}/claim", DO);
    methods.put("/v1/roles/{role_id}/heartbeat", DO);
    methods.put("/v1/skills", READ);
    methods.put("/v1/skills/import", DO);
    methods.put("/v1/skills/{skill_id}", KEEP);
    methods.put("/v1/skills/{skill_id}/versions", READ);
    methods.put("/v1/skills/{skill_id}/versions/{version}", READ);
    methods.put("/v1/projects", READ);
    methods.put("/v1/projects/{project_id}", KEEP);
    methods.put("/v1/contexts", DO);
    methods.put("/v1/contexts/minimal", DO);
    methods.put("/v1/contexts/extend", DO);
    methods.put("/v1/contexts/merge", DO);
    methods.put("/v1/tokens/count", DO);
    methods.put("/v1/rules", "GET, HEAD, OPTIONS, POST");
    methods.put("/v1/rules/try", DO);
    methods.put("/v1/rules/{rule_id}", "DELETE, GET, HEAD, OPTIONS, PATCH");
    methods.put("/v1/rules/{rule_id}/versions", READ);
    methods.put("/v1/stats", READ);
    methods.put("/v1/plugins", READ);
    methods.put("/v1/plugins/{name}/comparison", READ);
    methods.put("/v1/plugins/reload", DO);
    methods.put("/v1/classifications", DO);
    methods.put("/v1/learning", READ);
    methods.put("/v1/learning/rollback", DO);
    return methods;
  }

  private static Map<Pattern, String> byPattern() {
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    BY_PATH.forEach((path, methods) ->
        patterns.put(Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+") + "/?"), methods));
    return patterns;
  }
}
