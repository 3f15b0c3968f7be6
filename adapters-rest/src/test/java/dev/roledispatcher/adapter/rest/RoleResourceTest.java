package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoleResourceTest {

  @Test
  void registersARoleAndWritesItBackAsItWasSaid() {
    String id = Http.unique("role");

    Http.post(
            "/v1/roles",
            """
            {"role_id":"%s","name":"A","role_type":"hybrid","capabilities":["Code Review",{"name":"sql","level":4}],
             "constraints":{"hours":"9-17","max_concurrent_tasks":2},"metadata":{"n":1.5}}
            """
                .formatted(id))
        .then()
        .statusCode(201)
        .header("Location", "/v1/roles/" + id)
        .header("ETag", "\"1.0\"")
        .body("capabilities[0]", equalTo("code_review"))
        .body("capabilities[1]", equalTo(Map.of("name", "sql", "level", 4)))
        .body("constraints", equalTo(Map.of("hours", "9-17", "max_concurrent_tasks", 2)))
        .body("load", equalTo(Map.of("active", 0, "capacity", 2)))
        .body("is_active", equalTo(true))
        .body("version", equalTo(1));
    Http.get("/v1/roles/" + id).then().statusCode(200).body("metadata.n", equalTo(1.5f));
  }

  @Test
  void showsHowARoleTakesTasksOn() {
    String id = Http.register("hybrid", Http.unique("skill"));

    Http.get("/v1/roles/" + id)
        .then()
        .body("engagement.mode", equalTo("direct"))
        .body("engagement.offer_timeout", equalTo("PT2M"))
        .body("engagement.lease", nullValue())
        .body("engagement.working_hours", nullValue())
        .body("is_draining", equalTo(false));
    Http.json(
            """
            {"is_draining":true,"engagement":{"mode":"offer","working_hours":
              {"zone":"Europe/Berlin","windows":[{"days":["monday"],"from":"09:00","to":"17:00"}]}}}
            """)
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(200)
        .body("is_draining", equalTo(true))
        .body("engagement.mode", equalTo("offer"))
        .body("engagement.working_hours.windows[0].days", equalTo(List.of("monday")))
        .body("engagement.working_hours.days_off", hasSize(0));
    Http.get("/v1/roles/" + id + "/versions")
        .then()
        .body("items[0].role.engagement.working_hours.zone", equalTo("Europe/Berlin"));
  }

  @Test
  void givesARoleWithoutAnIdOne() {
    Http.post("/v1/roles", "{\"name\":\"A\",\"role_type\":\"hybrid\"}")
        .then()
        .statusCode(201)
        .body("role_id", notNullValue());
  }

  @Test
  void refusesAnIdThatIsTaken() {
    String id = Http.register("hybrid", Http.unique("skill"));

    Http.post(
            "/v1/roles",
            "{\"role_id\":\"%s\",\"name\":\"A\",\"role_type\":\"hybrid\"}".formatted(id))
        .then()
        .statusCode(409)
        .body("code", equalTo("E13002"))
        .body("links.role", equalTo("/v1/roles/" + id));
  }

  @Test
  void tellsWhatIsWrongWithARole() {
    Http.post("/v1/roles", "{\"nme\":\"A\",\"role_type\":\"robot\"}")
        .then()
        .statusCode(422)
        .body("code", equalTo("E13003"))
        .body("violations.pointer", equalTo(List.of("/name", "/role_type", "/nme")));
  }

  @Test
  void anUnknownRoleIsNotFound() {
    Http.get("/v1/roles/nobody").then().statusCode(404).body("code", equalTo("E13001"));
    Http.get("/v1/roles/a%20b").then().statusCode(404).body("code", equalTo("E13001"));
    Http.json("{}").patch("/v1/roles/nobody").then().statusCode(404);
    Http.plain().delete("/v1/roles/nobody").then().statusCode(404);
    Http.post("/v1/roles/nobody/activate", "").then().statusCode(404);
  }

  @Test
  void sendsNothingToWhoeverHasTheVersionAlready() {
    String id = Http.register("hybrid", Http.unique("skill"));
    String etag = Http.get("/v1/roles/" + id).header("ETag");

    Response same = Http.plain().header("If-None-Match", etag).get("/v1/roles/" + id);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.header("ETag")).isEqualTo(etag);
    assertThat(same.asString()).isEmpty();
    Http.plain().header("If-None-Match", "\"9.9\"").get("/v1/roles/" + id).then().statusCode(200);
  }

  @Test
  void changesARoleByAMergePatch() {
    String id = Http.register("hybrid", Http.unique("skill"));

    Http.json("{\"name\":\"New\",\"constraints\":{\"max_concurrent_tasks\":7}}")
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"1.0\"")
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"2.0\"")
        .body("name", equalTo("New"))
        .body("version", equalTo(2))
        .body("capabilities", hasSize(1))
        .body("load.capacity", equalTo(7));
  }

  @Test
  void refusesAChangeOfAnotherVersion() {
    String id = Http.register("hybrid", Http.unique("skill"));
    Http.json("{\"name\":\"New\"}").patch("/v1/roles/" + id).then().statusCode(200);

    Http.json("{\"name\":\"Newer\"}")
        .header("If-Match", "\"1.0\"")
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("stale_role"))
        .body("actual_version", equalTo(2));
    Http.plain().header("If-Match", "\"1.0\"").delete("/v1/roles/" + id).then().statusCode(412);
    Http.plain().header("If-Match", "2").delete("/v1/roles/" + id).then().statusCode(400);
    Http.plain().header("If-Match", "*").delete("/v1/roles/" + id).then().statusCode(204);
    Http.get("/v1/roles/" + id).then().statusCode(404);
  }

  @Test
  void acceptsBackWhatItGave() {
    String id = Http.register("hybrid", Http.unique("skill"));
    String given = Http.get("/v1/roles/" + id).asString();

    Http.json(given)
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"1.0\"")
        .body("version", equalTo(1));
    Http.json(given.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"New\""))
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("New"))
        .body("version", equalTo(2));
    Http.json(given)
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/version", "/updated_at")));
    Http.json(given).header("If-Match", "\"1.0\"").patch("/v1/roles/" + id).then().statusCode(412);
    Http.json("{\"role_id\":\"nobody\"}").patch("/v1/roles/nobody").then().statusCode(404);
  }

  @Test
  void aWeakOrForeignTagMatchesNoVersion() {
    String id = Http.register("hybrid", Http.unique("skill"));

    for (String tag : List.of("W/\"1.0\"", "\"abc\"")) {
      Http.json("{\"name\":\"New\"}")
          .header("If-Match", tag)
          .patch("/v1/roles/" + id)
          .then()
          .statusCode(412)
          .body("code", equalTo("stale_role"))
          .body("actual_version", equalTo(1))
          .body("expected_version", nullValue())
          .body("detail", containsString("If-Match"));
    }
    Http.plain().header("If-Match", "W/\"1.0\"").delete("/v1/roles/nobody").then().statusCode(404);
  }

  @Test
  void refusesAPatchOfWhatCannotBeChanged() {
    String id = Http.register("hybrid", Http.unique("skill"));

    Http.json("{\"role_id\":\"x\",\"version\":9,\"nmae\":null}")
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(422)
        .body("code", equalTo("E13003"))
        .body("violations", hasSize(3));
  }

  @Test
  void aDeactivatedRoleGetsNoTasks() {
    String skill = Http.unique("skill");
    String id = Http.register("ai_primary", skill);

    Http.post("/v1/roles/" + id + "/deactivate", "")
        .then()
        .statusCode(200)
        .body("is_active", equalTo(false));
    Http.post("/v1/dispatches", Http.request(Http.unique("task"), skill))
        .then()
        .statusCode(409)
        .body("refusal_counts.inactive", greaterThan(0));
    Http.bare().post("/v1/roles/" + id + "/activate").then().statusCode(200);
    Http.post("/v1/dispatches", Http.request(Http.unique("task"), skill)).then().statusCode(201);
    Http.post("/v1/roles/" + id + "/activate", "{\"x\":1}").then().statusCode(422);
  }

  @Test
  void aRoleThatHoldsTasksCannotBeDeleted() {
    String skill = Http.unique("skill");
    String id = Http.register("ai_primary", skill);
    Http.post("/v1/dispatches", Http.request(Http.unique("task"), skill)).then().statusCode(201);

    Http.plain()
        .delete("/v1/roles/" + id)
        .then()
        .statusCode(409)
        .body("code", equalTo("role_holds_tasks"))
        .body("tasks", equalTo(1));
    Http.get("/v1/roles/" + id).then().header("ETag", "\"1.1\"").body("load.active", equalTo(1));
  }

  @Test
  void registersABatchInOrder() {
    String first = Http.unique("role");
    String body = "{\"role_id\":\"%s\",\"name\":\"A\",\"role_type\":\"hybrid\"}".formatted(first);

    Http.post("/v1/roles/batch", "{\"roles\":[%s,%s,{\"name\":1}]}".formatted(body, body))
        .then()
        .statusCode(200)
        .body("results.status", equalTo(List.of("registered", "failed", "failed")))
        .body("results[0].role.role_id", equalTo(first))
        .body("results[1].problem.code", equalTo("E13002"))
        .body("results[2].role_id", nullValue())
        .body("results[2].problem.code", equalTo("E13003"))
        .body("results[2].problem.violations[0].pointer", equalTo("/roles/2/name"))
        .body("summary.registered", equalTo(1))
        .body("summary.failed", equalTo(2));
  }

  @Test
  void aBatchUnderAKeyIsRegisteredOnce() {
    String key = Http.unique("key");
    String body =
        "{\"roles\":[{\"role_id\":\"%s\",\"name\":\"A\",\"role_type\":\"hybrid\"}]}"
            .formatted(Http.unique("role"));

    String first = Http.post("/v1/roles/batch", body, key).asString();
    Response again = Http.post("/v1/roles/batch", body, key);

    assertThat(again.asString()).isEqualTo(first);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void listsRolesPageByPage() {
    String skill = Http.unique("skill");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(Http.register("hybrid", skill));
    }
    ids.sort(null);

    Response first = Http.get("/v1/roles?limit=2&capability=" + skill);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.<List<String>>path("items.role_id")).isEqualTo(ids.subList(0, 2));
    Http.get("/v1/roles?limit=2&capability=%s&cursor=%s".formatted(skill, first.path("next")))
        .then()
        .body("items.role_id", equalTo(ids.subList(2, 3)))
        .body("next", nullValue());
  }

  @Test
  void filtersRoles() {
    String skill = Http.unique("skill");
    String id = Http.register("human_primary", skill);

    Http.get("/v1/roles?role_type=human_primary&is_active=true&name=%s".formatted(id.substring(9)))
        .then()
        .body("items.role_id", equalTo(List.of(id)));
    Http.get("/v1/roles?is_active=false&capability=" + skill).then().body("items", hasSize(0));
    Http.get("/v1/roles?role_typ=x")
        .then()
        .statusCode(422)
        .body("violations[0].parameter", equalTo("role_typ"))
        .body("violations[0].message", containsString("Did you mean 'role_type'?"));
    Http.get("/v1/roles?cursor=nonsense").then().statusCode(422).body("code", equalTo("E13307"));
  }

  @Test
  void onlyAskingForNumbersIsTakenFromIds() {
    Http.post("/v1/roles", "{\"role_id\":\"stats\",\"name\":\"A\",\"role_type\":\"hybrid\"}")
        .then()
        .statusCode(422)
        .body("violations[0].pointer", equalTo("/role_id"));
    Http.post("/v1/roles", "{\"role_id\":\"batch\",\"name\":\"A\",\"role_type\":\"hybrid\"}")
        .then()
        .statusCode(201);
    Http.get("/v1/roles/batch").then().statusCode(200).body("role_id", equalTo("batch"));
    Http.get("/v1/tasks/available-roles").then().statusCode(404);
  }

  @Test
  void keepsTheSkillsAndExamplesOfARole() {
    String id = Http.unique("role");

    Http.post(
            "/v1/roles",
            """
            {"role_id":"%s","name":"A","role_type":"hybrid","examples":["One."],
             "skills":["a",{"skill_id":"b","required":true},{"skill_id":"c"}]}
            """
                .formatted(id))
        .then()
        .statusCode(201)
        .body("skills", equalTo(List.of("a", Map.of("skill_id", "b", "required", true), "c")))
        .body("examples", equalTo(List.of("One.")));
    Http.json(Http.get("/v1/roles/" + id).asString())
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(200)
        .body("version", equalTo(1));
    Http.json("{\"skills\":[{\"skill_id\":\"a\",\"required\":true}],\"examples\":null}")
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(200)
        .body("skills", equalTo(List.of(Map.of("skill_id", "a", "required", true))))
        .body("examples", equalTo(List.of()));
    Http.json(
            "{\"skills\":[\"a\",{\"skill_id\":\"a\"},{\"required\":true},{\"skill_id\":\"b\",\"needed\":true},7],\"examples\":[\" \"]}")
        .patch("/v1/roles/" + id)
        .then()
        .statusCode(422)
        .body("code", equalTo("E13003"))
        .body(
            "violations.pointer",
            equalTo(
                List.of(
                    "/skills/1",
                    "/skills/2/skill_id",
                    "/skills/3/needed",
                    "/skills/4",
                    "/examples/0")));
  }

  @Test
  void readsTheVersionsOfARole() {
    String id = Http.register("hybrid", Http.unique("skill"));
    Http.json("{\"name\":\"B\"}").patch("/v1/roles/" + id).then().statusCode(200);

    Http.get("/v1/roles/" + id + "/versions")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(2, 1)))
        .body("items.change", equalTo(List.of("changed", "created")))
        .body("items.role.name", equalTo(List.of("B", id)));
    Http.get("/v1/roles/" + id + "/versions?limit=1")
        .then()
        .body("items.version", equalTo(List.of(2)));
    Http.get("/v1/roles/nobody/versions").then().statusCode(404).body("code", equalTo("E13001"));
    Http.get("/v1/roles/" + id + "/versions?limit=0").then().statusCode(422);
  }

  @Test
  void countsRoles() {
    String skill = Http.unique("skill").replace('-', '_');
    Http.register("hybrid", skill);

    Http.get("/v1/roles/stats")
        .then()
        .statusCode(200)
        .body("total", greaterThan(0))
        .body("by_type.hybrid", greaterThan(0))
        .body("by_capability." + skill, equalTo(1));
  }
}
