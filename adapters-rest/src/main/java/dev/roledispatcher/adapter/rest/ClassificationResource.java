package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.read.TaskReader;
import dev.roledispatcher.adapter.rest.view.ClassificationView;
import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.domain.task.Task;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// Who should do a task.
@Path("/v1/classifications")
@RunOnVirtualThread
public final class ClassificationResource {

  private final PreviewDispatch previews;

  /// A resource on that port.
  public ClassificationResource(PreviewDispatch previews) {
    this.previews = previews;
  }

  /// Classifies a task, and changes nothing.
  @POST
  public Response classify(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    Task task = TaskReader.read(call.body(stream, BodyLimit.SINGLE));
    return Answers.send(Answers.ok(ClassificationView.classification(previews.classify(task))));
  }
}
