package dev.roledispatcher.adapter.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Adds what every answer carries: nobody may keep it, and nobody may guess at its type.
@Singleton
final class ResponseHeaders {

  static final String NO_STORE = "no-store";
  static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
  static final String NO_SNIFF = "nosniff";

  @ServerResponseFilter
  void add(ContainerResponseContext response) {
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, NO_STORE);
    response.getHeaders().putSingle(CONTENT_TYPE_OPTIONS, NO_SNIFF);
  }
}
