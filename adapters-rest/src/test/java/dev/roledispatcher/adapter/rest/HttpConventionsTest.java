package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class HttpConventionsTest {

  private static final int MIB = 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ParameterizedTest
  @CsvSource({"/v1/nonsense", "/v1/roles/a/b/c", "/nonsense", "/v1", "/v1/dispatches/x"})
  void anUnknownPathIsAProblem(String path) {
    RestAssured.given()
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .header("Cache-Control", "no-store")
        .body("code", equalTo("not_found"))
        .body("instance", equalTo(path));
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/dispatches, 'OPTIONS, POST'",
    "GET, /v1/dispatches/batch, 'OPTIONS, POST'",
    "POST, /v1/roles/some-role, 'DELETE, GET, HEAD, OPTIONS, PATCH'",
    "PUT, /v1/tasks/available-roles, 'OPTIONS, POST'",
    "DELETE, /v1/plugins, 'GET, HEAD, OPTIONS'",
    "PATCH, /v1/tasks/t/history, 'GET, HEAD, OPTIONS'",
  })
  void aWrongMethodIsAProblemThatNamesTheRightOnes(String method, String path, String allowed) {
    Http.plain()
        .request(method, path)
        .then()
        .statusCode(405)
        .header("Allow", allowed)
        .body("code", equalTo("method_not_allowed"));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    Http.json("{").post("/v1/dispatches").then().statusCode(400).body("code", equalTo("E13307"));
    Http.json("")
        .post("/v1/dispatches")
        .then()
        .statusCode(400)
        .body("detail", containsString("it is empty"));
    Http.json("<a/>")
        .contentType("text/xml")
        .post("/v1/dispatches")
        .then()
        .statusCode(415)
        .body("detail", containsString("application/json"));
    Http.json("reason=x")
        .contentType("application/x-www-form-urlencoded")
        .post("/v1/tasks/t/cancel")
        .then()
        .statusCode(415);
    Http.json("{}").accept("text/html").post("/v1/dispatches").then().statusCode(406);
  }

  @Test
  void readsAnswerHeadAndOptions() {
    Http.plain().head("/v1/roles").then().statusCode(200);
    assertThat(Http.plain().options("/v1/roles").statusCode()).isIn(200, 204);
  }

  @Test
  void anUnknownParameterIsAProblem() {
    Http.post("/v1/dispatches?dry_run=true", "{}")
        .then()
        .statusCode(422)
        .body("violations[0].parameter", equalTo("dry_run"));
  }

  @Test
  void aBodyOfTheLargestSizeIsRead() throws IOException, InterruptedException {
    assertThat(send("/v1/dispatches", sized(MIB)).body()).contains("it is empty");
    assertThat(send("/v1/dispatches/batch", sized(8 * MIB)).body()).contains("it is empty");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/dispatches, 1, 1",
    "/v1/dispatches, 30, 1",
    "/v1/roles, 1, 1",
    "/v1/dispatches/batch, 8, 8",
    "/v1/roles/batch, 20, 8",
    "/v1/tasks/t/cancel, 2, 1",
  })
  void aBodyThatIsTooLargeIsAProblemThatNamesTheLimit(String path, int mebibytes, int limit)
      throws IOException, InterruptedException {
    int size = mebibytes * MIB + 1;

    refused(send(path, sized(size)), limit);
    refused(send(path, chunked(size)), limit);
  }

  @Test
  void aHugeBodyIsReadToItsEndAndRefused() throws IOException, InterruptedException {
    refused(send("/v1/dispatches", sized(60 * MIB)), 1);
    assertThat(Http.get("/v1/stats").statusCode()).isEqualTo(200);
  }

  @Test
  void theConnectionOfAnEndlessBodyIsClosed() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /v1/dispatches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = ("100000\r\n" + " ".repeat(MIB) + "\r\n").getBytes(StandardCharsets.US_ASCII);

      assertThatIOException()
          .isThrownBy(() -> {
            for (int i = 0; i < 1_000; i++) {
              out.write(chunk);
            }
          });
    }
  }

  @Test
  void aLargeBodyThatNobodyReadsDoesNotBlockItsClient() throws IOException, InterruptedException {
    assertThat(send("/v1/nonsense", sized(5 * MIB)).statusCode()).isEqualTo(404);
    assertThat(send("/v1/stats", sized(5 * MIB)).statusCode()).isEqualTo(405);
    assertThat(send("/v1/dispatches?x=1", sized(5 * MIB)).statusCode()).isEqualTo(422);
    assertThat(send("/v1/dispatches?x=1", chunked(5 * MIB)).statusCode()).isEqualTo(422);
  }

  private static void refused(HttpResponse<String> answer, int limit) {
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"body_too_large\"", "\"limit_bytes\":" + limit * MIB, limit + " MiB");
  }

  private HttpResponse<String> send(String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(body)
            .build(),
        BodyHandlers.ofString());
  }

  private static BodyPublisher sized(int bytes) {
    return BodyPublishers.ofByteArray(spaces(bytes));
  }

  private static BodyPublisher chunked(int bytes) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces(bytes)));
  }

  private static byte[] spaces(int count) {
    return " ".repeat(count).getBytes(StandardCharsets.US_ASCII);
  }
}
