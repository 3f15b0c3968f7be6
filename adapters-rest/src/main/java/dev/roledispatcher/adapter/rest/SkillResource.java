package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.Content;
import dev.roledispatcher.adapter.rest.http.Expectations;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.problem.RejectionProblems;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.read.SkillImport;
import dev.roledispatcher.adapter.rest.read.SkillImportReader;
import dev.roledispatcher.adapter.rest.read.SkillReader;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.adapter.rest.view.PageView;
import dev.roledispatcher.adapter.rest.view.SkillView;
import dev.roledispatcher.application.port.in.Expectation;
import dev.roledispatcher.application.port.in.ManageSkills;
import dev.roledispatcher.application.port.in.ManageSkills.SkillFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/// The skills: texts that roles work by, one at a time or whole folders of them.
@Path("/v1/skills")
@RunOnVirtualThread
public final class SkillResource {

  private final ManageSkills skills;
  private final IdempotentAnswers answers;

  /// A resource on that port.
  public SkillResource(ManageSkills skills, IdempotentAnswers answers) {
    this.skills = skills;
    this.answers = answers;
  }

  /// Skills, by id.
  @GET
  public Response skills(@BeanParam Call call) {
    Queries.Wanted<SkillFilter> wanted = Queries.skills(call.query());
    return Answers.send(
        Answers.ok(PageView.page(skills.skills(wanted.filter(), wanted.page()), SkillView::skill)));
  }

  /// Makes or replaces the skills of a folder.
  @POST
  @Path("import")
  public Response importAll(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.BATCH);
    SkillImport files = SkillImportReader.read(body);
    return answers.<List<Put<Skill>>>answer(
        call,
        body,
        receipt -> skills.putAll(files.skills(), receipt),
        outcomes -> Answers.ok(SkillImportView.results(files, outcomes, call.path())));
  }

  /// One skill; 304 when the caller has it already.
  @GET
  @Path("{skill_id}")
  public Response skill(@BeanParam Call call, @PathParam("skill_id") String id) {
    SkillId skill = PathIds.skill(id);
    Queries.none(call.query());
    Skill found = skills.skill(skill);
    String etag = SkillView.etag(found);
    return call.ifNoneMatch().names(etag) ? Answers.notModified(etag) : Answers.send(ok(found));
  }

  /// Makes a skill, or replaces what it says.
  @PUT
  @Path("{skill_id}")
  public Response put(@BeanParam Call call, @PathParam("skill_id") String id, InputStream stream) {
    SkillId skill = PathIds.given(id, SkillId::new, "skill");
    Queries.none(call.query());
    Content content = call.content(stream);
    Expectation expectation = expectations(skill).ofPut(call);
    Put<Skill> put =
        switch (content) {
          case Content.Markdown(String text) ->
              skills.put(skill, SkillReader.readMarkdown(text), expectation);
          case Content.Json(JsonDocument body) ->
              SkillReader.namesReadOnly(body)
                  ? putBack(skill, body, expectation)
                  : skills.put(skill, SkillReader.read(body), expectation);
        };
    return Answers.send(
        put.change() == Put.Change.CREATED ? created(put.value()) : ok(put.value()));
  }

  /// Takes a skill out.
  @DELETE
  @Path("{skill_id}")
  public Response delete(@BeanParam Call call, @PathParam("skill_id") String id) {
    SkillId skill = PathIds.skill(id);
    Queries.none(call.query());
    skills.delete(skill, expectations(skill).ofDelete(call));
    return Response.noContent().build();
  }

  /// The versions of a skill, newest first.
  @GET
  @Path("{skill_id}/versions")
  public Response versions(@BeanParam Call call, @PathParam("skill_id") String id) {
    SkillId skill = PathIds.skill(id);
    PageRequest page = Queries.page(call.query());
    return Answers.send(
        Answers.ok(PageView.page(skills.versions(skill, page), SkillView::version)));
  }

  /// One version of a skill.
  @GET
  @Path("{skill_id}/versions/{version}")
  public Response version(
      @BeanParam Call call,
      @PathParam("skill_id") String id,
      @PathParam("version") String version) {
    SkillId skill = PathIds.skill(id);
    long number = PathIds.versionOfSkill(version);
    Queries.none(call.query());
    return Answers.send(Answers.ok(SkillView.version(skills.version(skill, number))));
  }

  /// What a body repeats must still be so when the rest of it is applied.
  private Put<Skill> putBack(SkillId skill, JsonDocument body, Expectation expectation) {
    if (expectation instanceof Expectation.Absent) {
      return skills.put(skill, SkillReader.read(body), expectation);
    }
    Skill current = skills.skill(skill);
    SkillContent content = SkillReader.read(SkillReader.withoutRepetitions(body, current));
    return skills.put(
        skill,
        content,
        expectation instanceof Expectation.Version
            ? expectation
            : new Expectation.Version(current.version()));
  }

  private Expectations<Skill> expectations(SkillId skill) {
    return new Expectations<>(
        () -> skills.skill(skill), Skill::version, RejectionProblems::noVersionNamed);
  }

  private static StoredAnswer ok(Skill skill) {
    return Answers.ok(SkillView.skill(skill), SkillView.etag(skill));
  }

  private static StoredAnswer created(Skill skill) {
    return Answers.created(SkillView.skill(skill), Links.skill(skill.id()), SkillView.etag(skill));
  }
}
