package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;

/// Writes what a role is handed.
public final class ContextView {

  private ContextView() {}

  /// A context: the text of every section, empty where there is none, and its receipt.
  public static ObjectNode context(RoleContext context) {
    ObjectNode node = Json.object().put("role_id", context.role().value());
    for (SectionName section : SectionName.values()) {
      String text = context.section(section);
      if (section == SectionName.EXAMPLES) {
        ArrayNode examples = node.putArray("examples");
        if (!text.isEmpty()) {
          examples.add(text);
        }
      } else {
        node.put(Json.name(section), text);
      }
    }
    node.put("token_count", context.tokenCount());
    node.set("metadata", manifest(context.manifest()));
    return node;
  }

  private static ObjectNode manifest(ContextManifest manifest) {
    ObjectNode node =
        Json.object()
            .put("tokenizer", manifest.tokenizer())
            .put("method", Json.name(manifest.method()))
            .put("budget", manifest.budget());
    ArrayNode sections = node.putArray("sections");
    for (SectionReport section : manifest.sections()) {
      sections
          .addObject()
          .put("name", Json.name(section.name()))
          .put("tokens", section.tokens())
          .put("action", Json.name(section.action()))
          .put("reason", section.reason());
    }
    return node;
  }
}
