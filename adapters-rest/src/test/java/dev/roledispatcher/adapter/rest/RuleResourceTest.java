package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RuleResourceTest {

  @Test
  void makesARuleAndWritesItBackAsItWasSaid() {
    String id = Http.unique("rule");

    Http.post(
            "/v1/rules",
            """
            {"rule_id":"%s","name":"A","condition":{"any_words":["Sign-off","pay"],"capabilities_any":["Code Review"],
             "priorities":["critical","low"],"metadata":{"customer.tier":["gold",5,true],"tenant":"acme"}},
             "classification":"human_primary","priority":7}
            """
                .formatted(id))
        .then()
        .statusCode(201)
        .header("Location", "/v1/rules/" + id)
        .header("ETag", "\"1\"")
        .body("condition.any_words", equalTo(List.of("Sign-off", "pay")))
        .body("condition.all_words", equalTo(List.of()))
        .body("condition.capabilities_any", equalTo(List.of("code_review")))
        .body("condition.priorities", equalTo(List.of("low", "critical")))
        .body(
            "condition.metadata",
            equalTo(Map.of("customer.tier", List.of("gold", 5, true), "tenant", "acme")))
        .body("enabled", equalTo(true))
        .body("version", equalTo(1));
    Http.get("/v1/rules/" + id).then().statusCode(200).body("priority", equalTo(7));
  }

  @Test
  void givesARuleWithoutAnIdOne() {
    Http.post("/v1/rules", rule("", word()))
        .then()
        .statusCode(201)
        .body("rule_id", notNullValue())
        .body("priority", equalTo(100));
  }

  @Test
  void decidesWhatItFitsAndSaysSo() {
    String word = word();
    String id = create(word);
    String capability = Http.unique("skill");
    Http.register("hybrid", capability);

    Http.post("/v1/classifications", task("t", "Please " + word + " it."))
        .then()
        .statusCode(200)
        .body("classification", equalTo("human_primary"))
        .body("confidence_basis", equalTo("decreed"))
        .body("classifier.decided_by", equalTo("rule"))
        .body("classifier.name", nullValue())
        .body("classifier.rule.rule_id", equalTo(id))
        .body("classifier.rule.version", equalTo(1))
        .body("classifier.rule.matched", equalTo(Map.of("any_words", List.of(word))))
        .body("opinions", hasSize(0));

    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, capability, "Now " + word))
        .then()
        .statusCode(201)
        .body("metadata.classifier.decided_by", equalTo("rule"))
        .body("metadata.classifier.rule.rule_id", equalTo(id));
    Http.get("/v1/tasks/" + task + "/decision")
        .then()
        .body("classification.classifier.rule.version", equalTo(1));
    Http.post("/v1/classifications", task("t", "Please do it."))
        .then()
        .body("classifier.decided_by", equalTo("classifier"))
        .body("classifier.rule", nullValue());
  }

  @Test
  void refusesAnIdThatIsTaken() {
    String id = create(word());

    Http.post("/v1/rules", rule(id, word()))
        .then()
        .statusCode(409)
        .body("code", equalTo("rule_exists"))
        .body("links.rule", equalTo("/v1/rules/" + id));
    Http.post("/v1/rules", rule("try", word()))
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/rule_id")));
  }

  @Test
  void tellsEverythingThatIsWrongWithARule() {
    Http.post(
            "/v1/rules",
            """
            {"nme":"A","condition":{"any_words":["pay","PAY","...",7],"any_wrods":[],"capabilities_all":["a","A"],
             "priorities":["urgent"],"metadata":{"a":null,"b":{"c":1},"/x~":"y","d":[]}},
             "classification":"robot","priority":1.5,"version":1}
            """)
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_rule"))
        .body(
            "violations.pointer",
            equalTo(
                List.of(
                    "/name",
                    "/condition/any_words/1",
                    "/condition/any_words/2",
                    "/condition/any_words/3",
                    "/condition/capabilities_all/1",
                    "/condition/priorities/0",
                    "/condition/metadata/a",
                    "/condition/metadata/b",
                    "/condition/metadata/~1x~0",
                    "/condition/metadata/d",
                    "/condition/any_wrods",
                    "/classification",
                    "/priority",
                    "/nme",
                    "/version")));
  }

  @Test
  void refusesConditionsThatAskForNothingOrContradictThemselves() {
    Http.post("/v1/rules", withCondition("{}"))
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/condition")));
    Http.post("/v1/rules", withCondition("{\"all_words\":[\"a b\"],\"no_words\":[\"A-B\"]}"))
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/condition")));
    Http.post("/v1/rules", "{\"name\":\"A\",\"classification\":\"hybrid\"}")
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/condition")));
  }

  @Test
  void anUnknownRuleIsNotFound() {
    Http.get("/v1/rules/nobody").then().statusCode(404).body("code", equalTo("unknown_rule"));
    Http.get("/v1/rules/a%20b").then().statusCode(404).body("code", equalTo("unknown_rule"));
    Http.get("/v1/rules/nobody/versions").then().statusCode(404);
    Http.json("{}").patch("/v1/rules/nobody").then().statusCode(404);
    Http.plain().delete("/v1/rules/nobody").then().statusCode(404);
  }

  @Test
  void changesARuleByAMergePatch() {
    String word = word();
    String id = create(word);

    Http.json("{\"enabled\":false,\"condition\":{\"priorities\":[\"high\"]}}")
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"1\"")
        .patch("/v1/rules/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("enabled", equalTo(false))
        .body("condition.any_words", equalTo(List.of(word)))
        .body("condition.priorities", equalTo(List.of("high")));
    Http.json("{\"condition\":{\"any_words\":null,\"priorities\":null}}")
        .patch("/v1/rules/" + id)
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/condition")));
    Http.json("{\"enabeld\":null}")
        .patch("/v1/rules/" + id)
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/enabeld")));
  }

  @Test
  void acceptsBackWhatItGave() {
    String id = create(word());
    String given = Http.get("/v1/rules/" + id).asString();

    Http.json(given).patch("/v1/rules/" + id).then().statusCode(200).body("version", equalTo(1));
    Http.json("{\"version\":7}")
        .patch("/v1/rules/" + id)
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/version")));
  }

  @Test
  void refusesChangesOfAnotherVersion() {
    String id = create(word());
    Http.json("{\"priority\":1}").patch("/v1/rules/" + id).then().statusCode(200);

    Http.json("{\"priority\":2}")
        .header("If-Match", "\"1\"")
        .patch("/v1/rules/" + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("stale_rule"))
        .body("actual_version", equalTo(2));
    Http.plain().header("If-Match", "\"1\"").delete("/v1/rules/" + id).then().statusCode(412);
    Http.plain().header("If-Match", "W/\"2\"").delete("/v1/rules/" + id).then().statusCode(412);
    Http.plain().header("If-Match", "\"2\"").delete("/v1/rules/" + id).then().statusCode(204);
    Http.get("/v1/rules/" + id).then().statusCode(404);
  }

  @Test
  void keepsTheVersionsOfADeletedRule() {
    String id = create(word());
    Http.json("{\"priority\":1}").patch("/v1/rules/" + id).then().statusCode(200);
    Http.plain().delete("/v1/rules/" + id).then().statusCode(204);

    Http.get("/v1/rules/" + id + "/versions?limit=2")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(3, 2)))
        .body("items.change", equalTo(List.of("deleted", "changed")))
        .body("items[1].rule.priority", equalTo(1))
        .body("next", notNullValue());
  }

  @Test
  void sendsNothingToWhoeverHasTheVersionAlready() {
    String id = create(word());

    Response same = Http.plain().header("If-None-Match", "\"1\"").get("/v1/rules/" + id);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void listsRulesByWhetherTheyDecide() {
    String on = create(word());
    String off = create(word());
    Http.json("{\"enabled\":false}").patch("/v1/rules/" + off).then().statusCode(200);

    Http.get("/v1/rules?enabled=true&limit=200")
        .then()
        .statusCode(200)
        .body("items.rule_id", hasItem(on))
        .body("items.rule_id", not(hasItem(off)));
    Http.get("/v1/rules?enabled=maybe").then().statusCode(422);
  }

  @Test
  void makesARuleOncePerIdempotencyKey() {
    String body = rule(Http.unique("rule"), word());
    String key = UUID.randomUUID().toString();

    Response first = Http.post("/v1/rules", body, key);
    Response again = Http.post("/v1/rules", body, key);

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.asString()).isEqualTo(first.asString());
  }

  @Test
  void triesADraftOnThePastAndWritesNothing() {
    String word = word();
    String capability = Http.unique("skill");
    Http.register("hybrid", capability);
    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, capability, "Do " + word))
        .then()
        .statusCode(201)
        .body("classification", equalTo("ai_primary"));

    Http.post("/v1/rules/try", "{\"rule\":%s,\"last\":50}".formatted(rule("", word)))
        .then()
        .statusCode(200)
        .body("tried", greaterThanOrEqualTo(1))
        .body("complete", equalTo(true))
        .body("matched", equalTo(1))
        .body("would_change", equalTo(1))
        .body(
            "changes",
            equalTo(List.of(Map.of("was", "ai_primary", "would_be", "human_primary", "tasks", 1))))
        .body("examples[0].task_id", equalTo(task))
        .body("examples[0].was_decided_by", equalTo("classifier"))
        .body("examples[0].matched.any_words", equalTo(List.of(word)));
    Http.post("/v1/classifications", task("t", word))
        .then()
        .body("classifier.decided_by", equalTo("classifier"));
  }

  @Test
  void triesTheRulesInForceOnOneTask() {
    String word = word();
    String id = create(word);

    Http.post("/v1/rules/try", "{\"task\":%s}".formatted(task("t", word)))
        .then()
        .statusCode(200)
        .body("tried", equalTo(1))
        .body("matched", equalTo(1))
        .body("examples[0].rule_id", equalTo(id))
        .body("examples[0].was_decided_by", equalTo("rule"));
    Http.bare().post("/v1/rules/try").then().statusCode(200);
  }

  @Test
  void tellsWhatIsWrongWithATrial() {
    Http.post("/v1/rules/try", "{\"last\":1001,\"rule\":{\"name\":\"A\"},\"tsk\":{}}")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_rule"))
        .body(
            "violations.pointer",
            equalTo(List.of("/rule/condition", "/rule/classification", "/last", "/tsk")));
    Http.post("/v1/rules/try", "{\"last\":5,\"task\":%s}".formatted(task("t", "x")))
        .then()
        .statusCode(422);
  }

  private static String create(String word) {
    String id = Http.unique("rule");
    Http.post("/v1/rules", rule(id, word)).then().statusCode(201);
    return id;
  }

  /// A word that no other test uses.
  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  private static String rule(String id, String word) {
    return """
    {%s"name":"On %s","condition":{"any_words":["%s"]},"classification":"human_primary"}
    """
        .formatted(id.isEmpty() ? "" : "\"rule_id\":\"" + id + "\",", word, word);
  }

  private static String withCondition(String condition) {
    return "{\"name\":\"A\",\"classification\":\"hybrid\",\"condition\":" + condition + "}";
  }

  private static String task(String id, String description) {
    return "{\"task_id\":\"%s\",\"description\":\"%s\"}".formatted(id, description);
  }
}
