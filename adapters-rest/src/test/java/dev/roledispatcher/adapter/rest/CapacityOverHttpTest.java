package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CapacityOverHttpTest {

  private final String skill = Http.unique("skill");

  @Test
  void aTaskTakesWhatItCostsAndIsTurnedAwayWithTheNumbers() {
    String role = limited("{'max_concurrent_tasks':5}");
    String first = Http.unique("task");
    Response dispatched = dispatch(first, "'capacity_cost':3,'kind':'Data Import'");

    assertThat(dispatched.statusCode()).isEqualTo(201);
    Http.get("/v1/tasks/" + first)
        .then()
        .statusCode(200)
        .body("capacity_cost", equalTo(3))
        .body("kind", equalTo("data_import"));
    Http.get("/v1/roles/" + role)
        .then()
        .body("load.active", equalTo(3))
        .body("load.capacity", equalTo(5));
    dispatch(Http.unique("task"), "'capacity_cost':3")
        .then()
        .body("code", equalTo("E13301"))
        .body("refusals[0].reasons[0].kind", equalTo("at_capacity"))
        .body("refusals[0].reasons[0].active", equalTo(3))
        .body("refusals[0].reasons[0].capacity", equalTo(5))
        .body("refusals[0].reasons[0].cost", equalTo(3));
    String second = Http.unique("task");
    assertThat(dispatch(second, "'priority':'low'").statusCode()).isEqualTo(201);
    Http.get("/v1/tasks/" + second)
        .then()
        .body("capacity_cost", equalTo(1))
        .body("kind", nullValue());
  }

  @Test
  void aLimitForAKindIsShownAndNamedWhenItIsReached() {
    String role = limited("{'max_concurrent_by_kind':{'Incident':2}}");

    Http.get("/v1/roles/" + role)
        .then()
        .body("constraints.max_concurrent_by_kind.incident", equalTo(2));
    assertThat(dispatch(Http.unique("task"), "'kind':'incident'").statusCode()).isEqualTo(201);
    dispatch(Http.unique("task"), "'kind':'incident','capacity_cost':2")
        .then()
        .body("code", equalTo("E13301"))
        .body("refusal_counts.limit_reached", equalTo(1))
        .body("refusals[0].reasons[0].kind", equalTo("limit_reached"))
        .body("refusals[0].reasons[0].limit", equalTo("tasks of kind incident of this role"))
        .body("refusals[0].reasons[0].used", equalTo(1))
        .body("refusals[0].reasons[0].capacity", equalTo(2))
        .body("refusals[0].reasons[0].cost", equalTo(2));
    assertThat(dispatch(Http.unique("task"), "'kind':'chore'").statusCode()).isEqualTo(201);
  }

  private String limited(String constraints) {
    String role = Http.unique("role");
    Response registered =
        Http.post(
            "/v1/roles",
            """
            {'role_id':'%s','name':'R','role_type':'hybrid','capabilities':['%s'],'constraints':%s}
            """
                .formatted(role, skill, constraints)
                .replace('\'', '"'));
    assertThat(registered.statusCode()).isEqualTo(201);
    return role;
  }

  private Response dispatch(String task, String more) {
    return Http.post(
        "/v1/dispatches",
        """
        {'task':{'task_id':'%s','description':'Do it.','required_capabilities':['%s'],%s},
         'force_classification':'hybrid'}
        """
            .formatted(task, skill, more)
            .replace('\'', '"'));
  }
}
