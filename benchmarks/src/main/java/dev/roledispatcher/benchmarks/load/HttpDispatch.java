package dev.roledispatcher.benchmarks.load;

import dev.roledispatcher.benchmarks.load.HttpConnection.Answer;
import java.io.IOException;

/// Dispatches new tasks over one connection, one by one or in batches.
final class HttpDispatch implements Drive.Worker {

  private static final int SHOWN = 1_000;

  private final HttpConnection connection;
  private final Requests requests;
  private final int items;

  private HttpDispatch(HttpConnection connection, Requests requests, int items) {
    this.connection = connection;
    this.requests = requests;
    this.items = items;
  }

  static HttpDispatch single(int port, Requests requests) throws IOException {
    return new HttpDispatch(HttpConnection.open(port), requests, 0);
  }

  static HttpDispatch batch(int port, Requests requests, int items) throws IOException {
    return new HttpDispatch(HttpConnection.open(port), requests, items);
  }

  @Override
  public void once() throws IOException {
    if (items == 0) {
      require(connection.post("/v1/dispatches", requests.dispatch()), 201, "");
    } else {
      Answer answer =
          connection.post("/v1/dispatches/batch", Requests.batch(items, requests::dispatch));
      require(answer, 200, "\"failed\":0");
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  /// Fails when the answer has another status or lacks the text.
  static void require(Answer answer, int status, String text) {
    if (answer.status() != status || !(text.isEmpty() || answer.body().contains(text))) {
      String shown = answer.body();
      throw new LoadFailedException(
          "The answer must be %d %s, and is %d: %s"
              .formatted(
                  status,
                  text,
                  answer.status(),
                  shown.substring(0, Math.min(SHOWN, shown.length()))));
    }
  }
}
