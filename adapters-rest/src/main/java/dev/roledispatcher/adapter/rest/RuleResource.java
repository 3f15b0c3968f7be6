package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.http.Preconditions;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.problem.ProblemException;
import dev.roledispatcher.adapter.rest.problem.RejectionProblems;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.read.RulePatch;
import dev.roledispatcher.adapter.rest.read.RuleReader;
import dev.roledispatcher.adapter.rest.read.RuleReader.NewRule;
import dev.roledispatcher.adapter.rest.read.RuleReader.WantedTrial;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.adapter.rest.view.PageView;
import dev.roledispatcher.adapter.rest.view.RuleTrialView;
import dev.roledispatcher.adapter.rest.view.RuleView;
import dev.roledispatcher.application.port.in.ManageRules;
import dev.roledispatcher.application.port.in.ManageRules.RuleFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.in.TryRules;
import dev.roledispatcher.application.port.in.TryRules.Trial;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.task.Task;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.OptionalLong;

/// The rules: they come, change and go, and can be tried before.
@Path("/v1/rules")
@RunOnVirtualThread
public final class RuleResource {

  private final ManageRules rules;
  private final TryRules trials;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public RuleResource(ManageRules rules, TryRules trials, IdempotentAnswers answers) {
    this.rules = rules;
    this.trials = trials;
    this.answers = answers;
  }

  /// Makes a rule.
  @POST
  public Response create(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.SINGLE);
    NewRule rule = RuleReader.read(body);
    return answers.answer(
        call,
        body,
        receipt -> rules.create(rule.id(), rule.definition(), receipt),
        RuleResource::created);
  }

  /// Rules, by id.
  @GET
  public Response rules(@BeanParam Call call) {
    Queries.Wanted<RuleFilter> wanted = Queries.rules(call.query());
    return Answers.send(
        Answers.ok(PageView.page(rules.rules(wanted.filter(), wanted.page()), RuleView::rule)));
  }

  /// Says what rules would do, and changes nothing.
  @POST
  @Path("try")
  public Response tryOut(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    WantedTrial wanted = RuleReader.readTrial(call.optionalBody(stream));
    Task task = wanted.task();
    Trial trial =
        task == null
            ? trials.onThePast(wanted.draft(), wanted.last())
            : trials.on(wanted.draft(), task);
    return Answers.send(Answers.ok(RuleTrialView.trial(trial)));
  }

  /// One rule; 304 when the caller has it already.
  @GET
  @Path("{rule_id}")
  public Response rule(@BeanParam Call call, @PathParam("rule_id") String id) {
    RuleId rule = PathIds.rule(id);
    Queries.none(call.query());
    Rule found = rules.rule(rule);
    String etag = RuleView.etag(found);
    return call.ifNoneMatch().names(etag) ? Answers.notModified(etag) : Answers.send(ok(found));
  }

  /// The versions of a rule, newest first.
  @GET
  @Path("{rule_id}/versions")
  public Response versions(@BeanParam Call call, @PathParam("rule_id") String id) {
    RuleId rule = PathIds.rule(id);
    PageRequest page = Queries.page(call.query());
    return Answers.send(Answers.ok(PageView.page(rules.versions(rule, page), RuleView::version)));
  }

  /// Changes a rule by a JSON merge patch.
  @PATCH
  @Path("{rule_id}")
  public Response change(
      @BeanParam Call call, @PathParam("rule_id") String id, InputStream stream) {
    RuleId rule = PathIds.rule(id);
    Queries.none(call.query());
    RulePatch patch = new RulePatch(call.patch(stream));
    OptionalLong version = expectedVersion(call, rule);
    return Answers.send(
        ok(
            patch.namesReadOnly()
                ? changeBack(rule, version, patch)
                : rules.change(rule, version, patch::apply)));
  }

  /// Takes a rule out.
  @DELETE
  @Path("{rule_id}")
  public Response delete(@BeanParam Call call, @PathParam("rule_id") String id) {
    RuleId rule = PathIds.rule(id);
    Queries.none(call.query());
    rules.delete(rule, expectedVersion(call, rule));
    return Response.noContent().build();
  }

  /// What a patch repeats must still be so when the rest of it is applied.
  private Rule changeBack(RuleId rule, OptionalLong version, RulePatch patch) {
    Rule current = rules.rule(rule);
    OptionalLong expected = version.isPresent() ? version : OptionalLong.of(current.version());
    return rules.change(rule, expected, patch.withoutRepetitions(current)::apply);
  }

  private OptionalLong expectedVersion(Call call, RuleId rule) {
    Preconditions wanted = call.ifMatch();
    if (wanted.matchNothing()) {
      throw new ProblemException(RejectionProblems.noVersionNamed(rules.rule(rule)));
    }
    return wanted.expectedVersion(() -> rules.rule(rule).version());
  }

  private static StoredAnswer ok(Rule rule) {
    return Answers.ok(RuleView.rule(rule), RuleView.etag(rule));
  }

  private static StoredAnswer created(Rule rule) {
    return Answers.created(RuleView.rule(rule), Links.rule(rule.id()), RuleView.etag(rule));
  }
}
