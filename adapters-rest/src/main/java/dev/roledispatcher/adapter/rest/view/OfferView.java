package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.dispatch.Offer;
import java.util.List;

/// Writes what roles are asked.
public final class OfferView {

  private OfferView() {}

  /// What one role is asked.
  public static ObjectNode offer(Offer offer) {
    ObjectNode node =
        Json.object()
            .put("offer_id", offer.id().toString())
            .put("task_id", offer.task().value())
            .put("role_id", offer.role().value())
            .put("state", Json.name(offer.state()))
            .put("issued_at", Json.time(offer.issuedAt()))
            .put("expires_at", Json.time(offer.expiresAt()))
            .put("lease", offer.lease() == null ? null : offer.lease().toString());
    node.putObject("links")
        .put("task", Links.task(offer.task()))
        .put("context", Links.contextOf(offer.id()))
        .put("accept", Links.task(offer.task()) + "/accept")
        .put("decline", Links.task(offer.task()) + "/decline");
    return node;
  }

  /// All that a role is asked.
  public static ObjectNode offers(List<Offer> offers) {
    ObjectNode node = Json.object();
    ArrayNode items = node.putArray("items");
    offers.forEach(offer -> items.add(offer(offer)));
    return node;
  }
}
