package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.BuildContexts.TokenCounts;

/// Writes what was counted.
public final class TokenCountView {

  private TokenCountView() {}

  /// The tokens of all texts together, of each, and how they were counted.
  public static ObjectNode counts(TokenCounts counted) {
    ObjectNode node = Json.object().put("tokens", counted.total());
    ArrayNode counts = node.putArray("counts");
    counted.tokens().forEach(counts::add);
    node.put("tokenizer", counted.tokenizer()).put("method", Json.name(counted.method()));
    node.set("margin", Json.number(counted.margin()));
    return node;
  }
}
