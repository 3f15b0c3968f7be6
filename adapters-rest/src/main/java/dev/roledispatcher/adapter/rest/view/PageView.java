package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.Page;
import java.util.function.Function;

/// Writes lists.
public final class PageView {

  private PageView() {}

  /// A part of a list, and where to go on.
  ///
  /// @param item writes one item
  public static <T> ObjectNode page(Page<T> page, Function<T, ObjectNode> item) {
    ObjectNode node = Json.object();
    ArrayNode items = node.putArray("items");
    page.items().forEach(value -> items.add(item.apply(value)));
    return node.put("next", page.next());
  }
}
