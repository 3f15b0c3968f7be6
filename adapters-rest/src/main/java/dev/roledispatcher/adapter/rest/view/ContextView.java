package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.ItemReport;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.TextBlock;
import java.util.List;

/// Writes what a role is handed.
public final class ContextView {

  private ContextView() {}

  /// A context: the text of every section, empty where there is none, and its receipt. The texts in
  /// the order of the receipt, one behind the other, are the final text.
  public static ObjectNode context(RoleContext context) {
    ObjectNode node =
        Json.object()
            .put("role_id", context.role().value())
            .put("role_version", context.roleVersion());
    for (SectionName section : SectionName.values()) {
      if (section == SectionName.EXAMPLES) {
        ArrayNode examples = node.putArray(Json.name(section));
        blocks(context, section).forEach(block -> examples.add(block.text()));
      } else {
        node.put(Json.name(section), context.section(section));
      }
    }
    node.put("token_count", context.tokenCount());
    node.set("metadata", manifest(context.manifest(), context.tokenCount()));
    return node;
  }

  private static List<TextBlock> blocks(RoleContext context, SectionName name) {
    return context.sections().stream()
        .filter(section -> section.name() == name)
        .map(SectionText::blocks)
        .findFirst()
        .orElse(List.of());
  }

  private static ObjectNode manifest(ContextManifest manifest, int tokens) {
    ObjectNode node =
        Json.object()
            .put("form", Json.name(manifest.form()))
            .put("tokenizer", manifest.tokenizer())
            .put("method", Json.name(manifest.method()));
    node.set("margin", Json.number(manifest.margin()));
    node.put("budget", manifest.budget())
        .put("reserve", manifest.reserve())
        .put("remaining", manifest.budget() - manifest.reserve() - tokens)
        .put("sha256", manifest.hash());
    node.putObject("prefix")
        .put("sections", manifest.prefix().sections())
        .put("tokens", manifest.prefix().tokens())
        .put("sha256", manifest.prefix().hash());
    ArrayNode sections = node.putArray("sections");
    manifest.sections().forEach(section -> add(sections, section));
    ArrayNode items = node.putArray("items");
    manifest.items().forEach(item -> add(items, item));
    return node;
  }

  private static void add(ArrayNode sections, SectionReport section) {
    sections
        .addObject()
        .put("name", Json.name(section.name()))
        .put("tokens", section.tokens())
        .put("allotted", section.allotted())
        .put("remaining", section.remaining())
        .put("action", Json.name(section.action()))
        .put("reason", section.reason());
  }

  private static void add(ArrayNode items, ItemReport item) {
    items
        .addObject()
        .put("section", Json.name(item.section()))
        .put("id", item.id())
        .put("version", item.version())
        .put("tokens", item.tokens())
        .put("action", Json.name(item.action()))
        .put("reason", item.reason());
  }
}
