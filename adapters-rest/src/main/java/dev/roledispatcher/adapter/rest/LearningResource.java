package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.FeedbackReader;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.LearningView;
import dev.roledispatcher.application.port.in.LearnFromFeedback;
import dev.roledispatcher.application.port.in.LearnFromFeedback.RolledBack;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.OptionalLong;

/// What is learned from feedback, and going back on it.
@Path("/v1/learning")
@RunOnVirtualThread
public final class LearningResource {

  private final LearnFromFeedback learning;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public LearningResource(LearnFromFeedback learning, IdempotentAnswers answers) {
    this.learning = learning;
    this.answers = answers;
  }

  /// How learning stands.
  @GET
  public Response learning(@BeanParam Call call) {
    Queries.none(call.query());
    return Answers.send(Answers.ok(LearningView.report(learning.report())));
  }

  /// Goes back to an earlier lesson, or to nothing learned.
  @POST
  @Path("rollback")
  public Response rollBack(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    OptionalLong to = FeedbackReader.rollback(body).to();
    return answers.answer(
        call, body, receipt -> learning.rollBack(to, receipt), LearningResource::rolledBack);
  }

  private static StoredAnswer rolledBack(RolledBack back) {
    return Answers.ok(LearningView.rolledBack(back));
  }
}
