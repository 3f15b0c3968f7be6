package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Objects;

/// Holds every answer a test gets against the conventions and the OpenAPI document.
final class ContractFilter implements Filter {

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification wanted,
      FilterContext context) {
    Response answer = context.next(request, wanted);
    String path = URI.create(request.getURI()).getRawPath();
    if (path.startsWith("/v1/")) {
      check(request.getMethod(), path, answer);
    }
    return answer;
  }

  private static void check(String method, String path, Response answer) {
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    String body = answer.asString();
    if (answer.statusCode() >= 400) {
      assertThat(answer.contentType()).isEqualTo("application/problem+json");
      assertThat(answer.<Integer>path("status")).isEqualTo(answer.statusCode());
      assertThat(answer.<String>path("type"))
          .isEqualTo("urn:role-dispatcher:problem:" + answer.<String>path("code"));
      assertThat(body).doesNotContain("dev.roledispatcher", "java.", "Exception");
    } else if (!body.isEmpty()) {
      assertThat(answer.contentType()).isIn("application/json", "text/markdown;charset=utf-8");
    }
    if (!method.equals("HEAD") && !method.equals("OPTIONS")) {
      String type = Objects.requireNonNullElse(answer.contentType(), "").split(";", 2)[0];
      assertThat(OpenApi.document().faults(method, path, answer.statusCode(), type, body))
          .as("%s %s answered %d: %s", method, path, answer.statusCode(), body)
          .isEmpty();
    }
  }
}
