package dev.roledispatcher.adapter.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PluginResourceTest {

  @Test
  void tellsWhatAReloadCameToAndRefusesASecondOneMeanwhile() {
    Http.post("/v1/plugins/reload?force=true", "").then().statusCode(422);
    Http.post("/v1/plugins/reload", "")
        .then()
        .statusCode(200)
        .body("changes.name", equalTo(List.of("words", "bad")))
        .body("changes.change", equalTo(List.of("replaced", "failed")))
        .body("changes[0].previous_version", equalTo("1.2.2"))
        .body("changes[1].previous_version", nullValue())
        .body("changes[1].kind", equalTo("unknown"))
        .body("items", hasSize(2));
    Http.post("/v1/plugins/reload", "")
        .then()
        .statusCode(409)
        .header("Retry-After", "2")
        .body("code", equalTo("reload_running"))
        .body("retryable", equalTo(true));
  }
}
