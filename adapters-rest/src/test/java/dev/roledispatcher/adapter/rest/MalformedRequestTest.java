package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no HTTP library would send.
@QuarkusTest
class MalformedRequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/roles/%zz",
        "/v1/roles/%",
        "/v1/roles/a%2",
        "/v1/roles?name=%zz",
        "/v1/roles?%zz=1",
        "/nonsense?%",
        "/v1/roles/{x}",
        "/v1/roles?name={x}",
        "/v1/roles?name=a|b",
        "/v1/roles/a^b"
      })
  void aPathOrQueryThatIsNoUriIsRefused(String target) throws IOException {
    // By Quarkus itself, before the first route: there is no way to add a body.
    assertThat(exchange("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void aRequestWithoutAHostIsAProblem() throws IOException {
    isRefused(exchange("GET /v1/roles HTTP/1.1\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a:b", "[::1", "a\r\nHost: b"})
  void aHostThatIsNoneIsAProblem(String host) throws IOException {
    isRefused(exchange("GET /v1/roles HTTP/1.1\r\nHost: " + host + "\r\n"));
  }

  @Test
  void anOldClientNeedsNoHost() throws IOException {
    assertThat(exchange("GET /v1/stats HTTP/1.0\r\n")).startsWith("HTTP/1.0 200");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/roles/nobody, 404, /v1/roles/nobody",
    "GET, /v1/roles/%20, 404, /v1/roles/%20",
    "GET, /v1/a/../nonsense, 404, /v1/nonsense",
    "GET, /v1/roles?limit=0, 422, /v1/roles",
    "PUT, /v1/roles, 405, /v1/roles",
    "DELETE, /v1/roles/nobody, 404, /v1/roles/nobody",
  })
  void anOldClientIsToldWhatIsWrong(String method, String target, int status, String instance)
      throws IOException {
    assertThat(exchange(method + " " + target + " HTTP/1.0\r\n"))
        .startsWith("HTTP/1.0 " + status)
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"instance\":\"" + instance + "\"");
  }

  @Test
  void anOldClientIsToldWhatItMayDo() throws IOException {
    assertThat(exchange("OPTIONS /v1/roles/batch HTTP/1.0\r\n"))
        .startsWith("HTTP/1.0 200")
        .containsIgnoringCase("allow: OPTIONS, POST");
    assertThat(exchange("PUT /v1/roles/batch HTTP/1.0\r\n"))
        .startsWith("HTTP/1.0 405")
        .containsIgnoringCase("allow: OPTIONS, POST");
    assertThat(exchange("GET /v1/roles HTTP/1.0\r\nAccept: text/html\r\n"))
        .startsWith("HTTP/1.0 406");
  }

  @Test
  void anOldClientMayRepeatWhatItAsked() throws IOException {
    String head =
        "POST /v1/roles HTTP/1.0\r\nContent-Type: application/json\r\nIdempotency-Key: "
            + Http.unique("key")
            + "\r\n";
    String full =
        "{\"role_id\":\"%s\",\"name\":\"A\",\"role_type\":\"hybrid\"}"
            .formatted(Http.unique("role"));

    assertThat(exchange(head, full)).startsWith("HTTP/1.0 201");
    assertThat(exchange(head, full))
        .startsWith("HTTP/1.0 201")
        .containsIgnoringCase("idempotency-replayed: true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1", "[::1]:8080", "a_b.c-d"})
  void aHostIsANameOrAnAddressWithOrWithoutAPort(String host) throws IOException {
    assertThat(exchange("GET /v1/stats HTTP/1.1\r\nHost: " + host + "\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  private static void isRefused(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"code\":\"E13307\"");
  }

  private static String exchange(String head) throws IOException {
    return exchange(head, "");
  }

  private static String exchange(String head, String body) throws IOException {
    String length = body.isEmpty() ? "" : "Content-Length: %d\r\n".formatted(body.length());
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              (head + length + "Connection: close\r\n\r\n" + body)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
