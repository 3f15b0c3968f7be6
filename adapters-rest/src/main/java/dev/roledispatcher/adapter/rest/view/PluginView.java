package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReloadPlugins.Change;
import dev.roledispatcher.application.port.in.ReloadPlugins.Reload;
import java.util.TreeMap;

/// Writes plugins.
public final class PluginView {

  private PluginView() {}

  /// A plugin and how it does.
  public static ObjectNode plugin(PluginStatus plugin) {
    ObjectNode node =
        Json.object()
            .put("name", plugin.name())
            .put("kind", Json.name(plugin.kind()))
            .put("version", plugin.version())
            .put("spi_version", plugin.spiVersion())
            .put("description", plugin.description())
            .put("state", Json.name(plugin.state()))
            .put("reason", plugin.reason())
            .put("path", plugin.origin())
            .put("sha256", plugin.sha256());
    ObjectNode options = node.putObject("options");
    new TreeMap<>(plugin.options()).forEach(options::put);
    return node.put("calls", plugin.calls())
        .put("errors", plugin.errors())
        .put("p50_ms", Json.millis(plugin.p50()))
        .put("p99_ms", Json.millis(plugin.p99()));
  }

  /// What came of a reload: the plugins as the list has them, and what became of each.
  public static ObjectNode reload(Reload reload) {
    ObjectNode node = Json.object();
    ArrayNode changes = node.putArray("changes");
    reload.changes().forEach(change -> changes.add(change(change)));
    ArrayNode items = node.putArray("items");
    reload.plugins().forEach(plugin -> items.add(plugin(plugin)));
    return node;
  }

  private static ObjectNode change(Change change) {
    return Json.object()
        .put("name", change.name())
        .put("kind", Json.name(change.kind()))
        .put("change", Json.name(change.what()))
        .put("version", change.version())
        .put("previous_version", change.previousVersion())
        .put("path", change.origin())
        .put("reason", change.reason());
  }
}
