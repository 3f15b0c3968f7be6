package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.domain.context.TextBlock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ContextResourceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String TASK =
      "\"task\":{\"task_id\":\"t\",\"description\":\"Review the change\"}";

  @Test
  void buildsAContextAndShowsItsReceipt() {
    String skill = skill("Read the tests first.");
    String role =
        role(
            """
            "role_type":"ai_primary","skills":["%s","missing"],"examples":["One.","Two."],"constraints":{"language":"Python"}
            """
                .formatted(skill));

    Response built =
        Http.post(
            "/v1/contexts",
            "{\"role_id\":\"%s\",%s,\"token_budget\":900,\"answer_reserve\":100,\"section_budgets\":{\"examples\":90}}"
                .formatted(role, TASK));

    built
        .then()
        .statusCode(200)
        .body("role_id", equalTo(role))
        .body("role_version", equalTo(1))
        .body("skill_context", startsWith("# "))
        .body("skill_context", containsString("\nRead the tests first.\n"))
        .body("constraint_context", containsString("- language: Python\n"))
        .body("examples", hasItems(containsString("One."), containsString("Two.")))
        .body("why_you", emptyString())
        .body("handover_context", emptyString())
        .body("metadata.form", equalTo("prompt"))
        .body("metadata.budget", equalTo(900))
        .body("metadata.reserve", equalTo(100))
        .body("metadata.sections.find { it.name == 'examples' }.allotted", equalTo(90))
        .body("metadata.items.id", hasItems(skill, "missing"))
        .body("metadata.items.find { it.id == '%s' }.action".formatted(skill), equalTo("kept"))
        .body("metadata.items.find { it.id == 'missing' }.action", equalTo("dropped"))
        .body(
            "metadata.items.find { it.id == 'missing' }.reason",
            equalTo("There is no such skill."));
    assertThat(
            built.<Integer>path("metadata.sections.find { it.name == 'examples' }.tokens")
                + built.<Integer>path("metadata.sections.find { it.name == 'examples' }.remaining"))
        .isEqualTo(90);
    assertThat(built.<Integer>path("metadata.remaining"))
        .isEqualTo(800 - built.<Integer>path("token_count"));
    assertThat(built.<String>path("metadata.sha256"))
        .isEqualTo(TextBlock.hashOf(finalText(read(built.asString()))));
  }

  @Test
  void sendsTheFinalTextAsItIsToWhoeverPrefersIt() {
    String role = role("\"role_type\":\"human_primary\"");
    String body = "{\"role_id\":\"%s\",%s}".formatted(role, TASK);
    String text = finalText(read(Http.post("/v1/contexts", body).asString()));

    Response markdown = Http.json(body).accept("text/markdown").post("/v1/contexts");

    assertThat(markdown.statusCode()).isEqualTo(200);
    assertThat(markdown.contentType()).isEqualTo("text/markdown;charset=utf-8");
    assertThat(markdown.asString()).isEqualTo(text).contains("# Why you");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/markdown|text/markdown;charset=utf-8",
        "text/*|text/markdown;charset=utf-8",
        "text/markdown, */*|text/markdown;charset=utf-8",
        "application/json;q=0.5, text/markdown|text/markdown;charset=utf-8",
        "*/*|application/json",
        "application/json, text/markdown|application/json",
        "text/markdown;q=0.4, application/json;q=0.5|application/json",
      })
  void sendsWhatIsPreferred(String accept, String type) {
    String body = "{\"role_id\":\"%s\"}".formatted(role("\"role_type\":\"hybrid\""));

    assertThat(Http.json(body).accept(accept).post("/v1/contexts").contentType()).isEqualTo(type);
  }

  @Test
  void sendsNothingElse() {
    String body = "{\"role_id\":\"%s\"}".formatted(role("\"role_type\":\"hybrid\""));

    Http.json(body)
        .accept("text/html")
        .post("/v1/contexts")
        .then()
        .statusCode(406)
        .body("detail", containsString("application/json or text/markdown"));
    Http.json(body).accept("text/markdown").post("/v1/tokens/count").then().statusCode(406);
    Http.json(body).contentType("text/markdown").post("/v1/contexts").then().statusCode(415);
  }

  @Test
  void budgetsOfSectionsAloneAllowTheirSumOrWhatIsUsual() {
    String role = role("\"role_type\":\"hybrid\"");

    Http.post(
            "/v1/contexts",
            "{\"role_id\":\"%s\",\"section_budgets\":{\"skill_context\":200}}".formatted(role))
        .then()
        .statusCode(200)
        .body("metadata.budget", equalTo(8_000));
    Http.post(
            "/v1/contexts",
            "{\"role_id\":\"%s\",\"answer_reserve\":500,\"section_budgets\":{\"skill_context\":9000,\"task_context\":1000}}"
                .formatted(role))
        .then()
        .statusCode(200)
        .body("metadata.budget", equalTo(10_500))
        .body("metadata.reserve", equalTo(500));
  }

  @Test
  void tellsEverythingThatIsWrongWithARequest() {
    Http.post(
            "/v1/contexts",
            "{\"role\":\"a\",\"task\":{\"task_id\":\"t\"},\"token_budget\":100,\"answer_reserve\":100,\"section_budgets\":{\"skil_context\":1,\"examples\":0}}")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_context_request"))
        .body(
            "violations.pointer",
            equalTo(
                List.of(
                    "/role_id",
                    "/task/description",
                    "/section_budgets/examples",
                    "/section_budgets/skil_context",
                    "/answer_reserve",
                    "/role")))
        .body("violations[3].message", containsString("Did you mean 'skill_context'?"));
    Http.post("/v1/contexts", "{\"role_id\":\"a\",\"answer_reserve\":-1}")
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/answer_reserve")));
    Http.post(
            "/v1/contexts",
            "{\"role_id\":\"a\",\"section_budgets\":{\"skill_context\":10000000,\"examples\":1}}")
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/section_budgets")));
    Http.post("/v1/contexts?x=1", "{}").then().statusCode(422).body("code", equalTo("E13307"));
  }

  @Test
  void saysWhyAContextCannotBeBuilt() {
    Http.post("/v1/contexts", "{\"role_id\":\"nobody\"}")
        .then()
        .statusCode(404)
        .body("code", equalTo("E13001"));
    String role = role("\"role_type\":\"hybrid\"");
    Http.post("/v1/contexts", "{\"role_id\":\"%s\",%s,\"token_budget\":2}".formatted(role, TASK))
        .then()
        .statusCode(422)
        .body("code", equalTo("E13303"))
        .body("budget", equalTo(2));
    String strict =
        role("\"role_type\":\"hybrid\",\"skills\":[{\"skill_id\":\"missing\",\"required\":true}]");
    Http.post("/v1/contexts", "{\"role_id\":\"%s\"}".formatted(strict))
        .then()
        .statusCode(503)
        .header("Retry-After", "3")
        .body("code", equalTo("E13202"))
        .body("role_id", equalTo(strict))
        .body("skills", equalTo(List.of("missing")));
  }

  @Test
  void buildsTheShortestContext() {
    String role = role("\"role_type\":\"ai_primary\",\"examples\":[\"One.\"]");

    Http.post("/v1/contexts/minimal", "{\"role_id\":\"%s\",%s}".formatted(role, TASK))
        .then()
        .statusCode(200)
        .body("examples", hasSize(0))
        .body("task_context", containsString("Review the change"));
  }

  @Test
  void extendsAContextAsItWasAnswered() {
    String skill = skill("More to know.");
    String role = role("\"role_type\":\"human_primary\",\"examples\":[\"One.\"]");
    String context =
        Http.post("/v1/contexts", "{\"role_id\":\"%s\",\"token_budget\":9000}".formatted(role))
            .asString();

    Response extended =
        Http.post(
            "/v1/contexts/extend",
            "{\"context\":%s,\"skills\":[\"%s\"],\"examples\":[\"Two.\"],\"notes\":\"In a hurry.\",%s}"
                .formatted(context, skill, TASK));

    extended
        .then()
        .statusCode(200)
        .body("role_id", equalTo(role))
        .body("role_version", equalTo(1))
        .body("examples", hasItems(containsString("One."), containsString("Two.")))
        .body("skill_context", containsString("\nMore to know.\n"))
        .body("task_context", containsString("In a hurry."))
        .body("metadata.form", equalTo("brief"))
        .body("metadata.budget", equalTo(9_000));
    assertThat(finalText(read(extended.asString()))).contains("One.", "Two.", "In a hurry.");
    Http.post(
            "/v1/contexts/extend",
            "{\"context\":%s,\"token_budget\":700}".formatted(extended.asString()))
        .then()
        .statusCode(200)
        .body("metadata.budget", equalTo(700));
  }

  @Test
  void takesTheOrderOfTheReceiptAndToleratesWhatElseItSays() throws IOException {
    String role = role("\"role_type\":\"human_primary\",\"examples\":[\"One.\"]");
    ObjectNode context =
        (ObjectNode)
            MAPPER.readTree(
                Http.post("/v1/contexts", "{\"role_id\":\"%s\",%s}".formatted(role, TASK))
                    .asString());
    ObjectNode metadata = (ObjectNode) context.get("metadata");
    metadata.put("of_the_caller", true);
    metadata
        .putArray("sections")
        .add(MAPPER.createObjectNode().put("name", "task_context"))
        .add(MAPPER.createObjectNode().put("name", "why_you").put("tokens", "many"));

    Http.post("/v1/contexts/extend", "{\"context\":%s}".formatted(context))
        .then()
        .statusCode(200)
        .body("metadata.sections.name", equalTo(List.of("task_context", "why_you", "examples")));
  }

  @Test
  void tellsWhatIsWrongWithAContextThatIsGivenBack() {
    Http.post(
            "/v1/contexts/extend",
            """
            {"context":{"role_id":"a","sytem_prompt":"x","examples":"y","metadata":{"form":"poem","sections":[{"name":"task_context"},{"name":"task_context"},{"name":"task"}]}},
             "skills":["a","a"],"examples":[" "],"notes":" ","project_id":"a b"}
            """)
        .then()
        .statusCode(422)
        .body(
            "violations.pointer",
            equalTo(
                List.of(
                    "/context/examples",
                    "/context/metadata/form",
                    "/context/metadata/sections/1",
                    "/context/metadata/sections/2/name",
                    "/context/sytem_prompt",
                    "/context",
                    "/skills/1",
                    "/examples/0",
                    "/project_id",
                    "/notes")))
        .body("violations[4].message", containsString("Did you mean 'system_prompt'?"));
    Http.post("/v1/contexts/extend", "{}")
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/context")));
    Http.post(
            "/v1/contexts/extend",
            "{\"context\":{\"role_id\":\"a\",\"task_context\":\"%s\"}}"
                .formatted("x".repeat(1024 * 1024)))
        .then()
        .statusCode(413);
  }

  @Test
  void mergesContextsThatAgree() {
    String first = built("\"constraints\":{\"language\":\"Python\"},\"examples\":[\"One.\"]");
    String second = built("\"constraints\":{\"language\":\"Python\"},\"examples\":[\"Two.\"]");

    Http.post("/v1/contexts/merge", "{\"contexts\":[%s,%s]}".formatted(first, second))
        .then()
        .statusCode(200)
        .body("constraint_context", containsString("- language: Python\n"))
        .body("examples", hasItems(containsString("One."), containsString("Two.")))
        .body("metadata.budget", equalTo(8_000));
  }

  @Test
  void namesBothSidesOfAContradiction() {
    String first = built("\"constraints\":{\"language\":\"Python\"}");
    String second = built("\"constraints\":{\"language\":\"Java\"}");

    Http.post("/v1/contexts/merge", "{\"contexts\":[%s,%s]}".formatted(first, second))
        .then()
        .statusCode(422)
        .body("code", equalTo("E13204"))
        .body("conflicts", hasSize(1))
        .body("conflicts[0].constraint", equalTo("language"))
        .body("conflicts[0].values.value", equalTo(List.of("Python", "Java")))
        .body("conflicts[0].values.role_id", hasSize(2));
  }

  @Test
  void mergesTwoToSixteen() {
    String one = "{\"role_id\":\"a\",\"task_context\":\"x\"}";

    Http.post("/v1/contexts/merge", "{\"contexts\":[%s]}".formatted(one))
        .then()
        .statusCode(422)
        .body("violations[0].message", containsString("2 to 16"));
    Http.post("/v1/contexts/merge", "{\"contexts\":[%s]}".formatted((one + ",").repeat(16) + one))
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/contexts")));
    Http.post("/v1/contexts/merge", "{\"contexts\":[%s]}".formatted((one + ",").repeat(15) + one))
        .then()
        .statusCode(200)
        .body("role_version", equalTo(0));
  }

  @Test
  void countsTokens() {
    Http.post("/v1/tokens/count", "{\"text\":\"one two three\",\"model\":\"gpt-4o\"}")
        .then()
        .statusCode(200)
        .body("tokens", equalTo(3))
        .body("counts", equalTo(List.of(3)))
        .body("tokenizer", equalTo("words of gpt-4o"))
        .body("method", equalTo("estimate"))
        .body("margin", equalTo(0.25f));
    String role = role("\"role_type\":\"hybrid\",\"metadata\":{\"model\":\"llama\"}");
    Http.post(
            "/v1/tokens/count",
            "{\"texts\":[\"one two\",\"\",\"three\"],\"role_id\":\"%s\"}".formatted(role))
        .then()
        .statusCode(200)
        .body("tokens", equalTo(3))
        .body("counts", equalTo(List.of(2, 0, 1)))
        .body("tokenizer", equalTo("words of llama"));
  }

  @Test
  void tellsWhatIsWrongWithACount() {
    Http.post("/v1/tokens/count", "{}")
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid_count_request"))
        .body("detail", equalTo("Either 'text' or 'texts' must be given."));
    Http.post("/v1/tokens/count", "{\"text\":\"a\",\"texts\":[]}").then().statusCode(422);
    Http.post("/v1/tokens/count", "{\"texts\":[\"a\",7],\"model\":\" \",\"txt\":\"\"}")
        .then()
        .statusCode(422)
        .body("violations.pointer", equalTo(List.of("/texts/1", "/model", "/txt")));
    Http.post("/v1/tokens/count", "{\"text\":\"a\",\"role_id\":\"nobody\"}").then().statusCode(404);
  }

  @Test
  void readsTheContextOfADispatchAsItWasHandedOver() {
    String capability = Http.unique("skill");
    String role = Http.register("ai_primary", capability);
    Response dispatched =
        Http.post("/v1/dispatches", Http.request(Http.unique("task"), capability));
    String path = "/v1/dispatches/" + dispatched.path("dispatch_id") + "/context";
    Http.json("{\"name\":\"Another\"}").patch("/v1/roles/" + role).then().statusCode(200);

    JsonNode context = read(dispatched.asString()).get("context");

    assertThat(read(Http.get(path).asString())).isEqualTo(context);
    assertThat(Http.plain().accept("text/markdown").get(path).asString())
        .isEqualTo(finalText(context));
    Http.plain().accept("text/html").get(path).then().statusCode(406);
  }

  @Test
  void anUnknownDispatchHasNoContext() {
    Http.get("/v1/dispatches/%s/context".formatted(UUID.randomUUID()))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_dispatch"));
    Http.get("/v1/dispatches/1-1-1-1-1/context")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_dispatch"));
  }

  @Test
  void aDispatchTakesBudgetsOfSectionsAndAReserve() {
    String capability = Http.unique("skill");
    Http.register("ai_primary", capability);
    String task = Http.unique("task");
    String request = Http.request(task, capability);

    Http.post(
            "/v1/dispatches",
            request.replaceFirst(
                "}\\s*$",
                ",\"token_budget\":900,\"answer_reserve\":200,\"section_budgets\":{\"task_context\":300}}"))
        .then()
        .statusCode(201);
    Http.get("/v1/tasks/" + task + "/decision")
        .then()
        .statusCode(200)
        .body("request.token_budget", equalTo(900))
        .body("request.answer_reserve", equalTo(200))
        .body("request.section_budgets.task_context", equalTo(300));
    Http.post(
            "/v1/dispatches",
            request.replaceFirst("}\\s*$", ",\"section_budgets\":{\"task\":300}}"))
        .then()
        .statusCode(422)
        .body("code", equalTo("E13307"))
        .body("violations.pointer", equalTo(List.of("/section_budgets/task")));
  }

  @Test
  void theStatisticsTellOfContexts() {
    Http.get("/v1/stats").then().statusCode(200).body("contexts.built", greaterThanOrEqualTo(0));
  }

  /// The texts of the sections in the order of the receipt.
  private static String finalText(JsonNode context) {
    StringBuilder text = new StringBuilder();
    for (JsonNode section : context.at("/metadata/sections")) {
      JsonNode said = context.get(section.get("name").textValue());
      if (said.isArray()) {
        said.forEach(item -> text.append(item.textValue()));
      } else {
        text.append(said.textValue());
      }
    }
    return text.toString();
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String built(String said) {
    String role = role("\"role_type\":\"ai_primary\"," + said);
    return Http.post("/v1/contexts", "{\"role_id\":\"%s\"}".formatted(role)).asString();
  }

  private static String role(String said) {
    String id = Http.unique("role");
    Http.post("/v1/roles", "{\"role_id\":\"%s\",\"name\":\"A\",%s}".formatted(id, said))
        .then()
        .statusCode(201);
    return id;
  }

  private static String skill(String body) {
    String id = Http.unique("skill");
    Http.json("{\"summary\":\"A\",\"body\":\"%s\"}".formatted(body))
        .put("/v1/skills/" + id)
        .then()
        .statusCode(201);
    return id;
  }
}
