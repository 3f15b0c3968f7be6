package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.FeedbackReader;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.LearningView;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.application.port.in.LearnFromFeedback;
import dev.roledispatcher.application.port.in.LearnFromFeedback.GivenFeedback;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Recorded;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.domain.task.TaskId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// What people say the class of a task should have been.
@Path("/v1/tasks")
@RunOnVirtualThread
public final class FeedbackResource {

  private final LearnFromFeedback learning;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public FeedbackResource(LearnFromFeedback learning, IdempotentAnswers answers) {
    this.learning = learning;
    this.answers = answers;
  }

  /// Records feedback; the decision stays as it is.
  @POST
  @Path("{task_id}/feedback")
  public Response give(@BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.SINGLE);
    GivenFeedback given = FeedbackReader.feedback(task, body);
    return answers.answer(
        call, body, receipt -> learning.record(given, receipt), FeedbackResource::recorded);
  }

  private static StoredAnswer recorded(Recorded recorded) {
    return Answers.created(
        LearningView.recorded(recorded), Links.history(recorded.feedback().task()));
  }
}
