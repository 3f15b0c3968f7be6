package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.CommandReader;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.read.QueueReader;
import dev.roledispatcher.adapter.rest.view.QueueView;
import dev.roledispatcher.application.port.in.ManageQueue;
import dev.roledispatcher.application.port.in.ManageQueue.Reprioritised;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// The queue: what waits, and its order. All of it is idempotent by nature.
@Path("/v1/queue")
@RunOnVirtualThread
public final class QueueResource {

  private final ManageQueue queue;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public QueueResource(ManageQueue queue, IdempotentAnswers answers) {
    this.queue = queue;
    this.answers = answers;
  }

  /// What waits.
  @GET
  public Response overview(@BeanParam Call call) {
    Queries.none(call.query());
    return Answers.send(Answers.ok(QueueView.overview(queue.overview())));
  }

  /// Stops the queue.
  @POST
  @Path("pause")
  public Response pause(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    String reason = CommandReader.cancellation(body).reason();
    return answers.answer(
        call, body, receipt -> queue.pause(reason, receipt), QueueResource::shown);
  }

  /// Lets the queue go on.
  @POST
  @Path("resume")
  public Response resume(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    CommandReader.nothing(body);
    return answers.answer(call, body, queue::resume, QueueResource::shown);
  }

  /// Makes waiting tasks more or less pressing.
  @POST
  @Path("priority")
  public Response reprioritise(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.SINGLE);
    QueueReader.Reprioritisation wanted = QueueReader.reprioritisation(body);
    return answers.<Reprioritised>answer(
        call,
        body,
        receipt -> reprioritise(wanted, receipt),
        done -> Answers.ok(QueueView.reprioritised(done)));
  }

  private Reprioritised reprioritise(
      QueueReader.Reprioritisation wanted, Receipt<Reprioritised> receipt) {
    return wanted.tasks() == null
        ? queue.reprioritise(wanted.key(), wanted.from(), wanted.to(), wanted.reason(), receipt)
        : queue.reprioritise(wanted.tasks(), wanted.to(), wanted.reason(), receipt);
  }

  private static StoredAnswer shown(ManageQueue.Overview overview) {
    return Answers.ok(QueueView.overview(overview));
  }
}
