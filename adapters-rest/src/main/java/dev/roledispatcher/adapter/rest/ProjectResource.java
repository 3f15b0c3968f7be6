package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.Content;
import dev.roledispatcher.adapter.rest.http.Expectations;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.problem.RejectionProblems;
import dev.roledispatcher.adapter.rest.read.ProjectReader;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.adapter.rest.view.PageView;
import dev.roledispatcher.adapter.rest.view.ProjectView;
import dev.roledispatcher.application.port.in.Expectation;
import dev.roledispatcher.application.port.in.ManageProjects;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// The projects: what must be known of what a task belongs to.
@Path("/v1/projects")
@RunOnVirtualThread
public final class ProjectResource {

  private final ManageProjects projects;

  /// A resource on that port.
  public ProjectResource(ManageProjects projects) {
    this.projects = projects;
  }

  /// Projects, by id.
  @GET
  public Response projects(@BeanParam Call call) {
    PageRequest page = Queries.page(call.query());
    return Answers.send(Answers.ok(PageView.page(projects.projects(page), ProjectView::project)));
  }

  /// One project; 304 when the caller has it already.
  @GET
  @Path("{project_id}")
  public Response project(@BeanParam Call call, @PathParam("project_id") String id) {
    ProjectId project = PathIds.project(id);
    Queries.none(call.query());
    Project found = projects.project(project);
    String etag = ProjectView.etag(found);
    return call.ifNoneMatch().names(etag) ? Answers.notModified(etag) : Answers.send(ok(found));
  }

  /// Makes a project, or replaces its text.
  @PUT
  @Path("{project_id}")
  public Response put(
      @BeanParam Call call, @PathParam("project_id") String id, InputStream stream) {
    ProjectId project = PathIds.given(id, ProjectId::new, "project");
    Queries.none(call.query());
    Content content = call.content(stream);
    Expectation expectation = expectations(project).ofPut(call);
    Put<Project> put =
        switch (content) {
          case Content.Markdown(String text) ->
              projects.put(project, ProjectReader.readMarkdown(text), expectation);
          case Content.Json(JsonDocument body) ->
              ProjectReader.namesReadOnly(body)
                  ? putBack(project, body, expectation)
                  : projects.put(project, ProjectReader.read(body), expectation);
        };
    return Answers.send(
        put.change() == Put.Change.CREATED ? created(put.value()) : ok(put.value()));
  }

  /// Takes a project out.
  @DELETE
  @Path("{project_id}")
  public Response delete(@BeanParam Call call, @PathParam("project_id") String id) {
    ProjectId project = PathIds.project(id);
    Queries.none(call.query());
    projects.delete(project, expectations(project).ofDelete(call));
    return Response.noContent().build();
  }

  /// What a body repeats must still be so when the rest of it is applied.
  private Put<Project> putBack(ProjectId project, JsonDocument body, Expectation expectation) {
    if (expectation instanceof Expectation.Absent) {
      return projects.put(project, ProjectReader.read(body), expectation);
    }
    Project current = projects.project(project);
    String text = ProjectReader.read(ProjectReader.withoutRepetitions(body, current));
    return projects.put(
        project,
        text,
        expectation instanceof Expectation.Version
            ? expectation
            : new Expectation.Version(current.version()));
  }

  private Expectations<Project> expectations(ProjectId project) {
    return new Expectations<>(
        () -> projects.project(project), Project::version, RejectionProblems::noVersionNamed);
  }

  private static StoredAnswer ok(Project project) {
    return Answers.ok(ProjectView.project(project), ProjectView.etag(project));
  }

  private static StoredAnswer created(Project project) {
    return Answers.created(
        ProjectView.project(project), Links.project(project.id()), ProjectView.etag(project));
  }
}
