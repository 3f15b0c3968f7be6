package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.application.port.in.AnswerOnce;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Carries out requests that change something: once per idempotency key, where there is one. Safe
/// to call from any thread.
@Singleton
public final class IdempotentAnswers {

  /// Runs a use case that keeps its answer.
  ///
  /// @param <R> what it returns
  @FunctionalInterface
  public interface Work<R> {

    /// Runs it.
    ///
    /// @param receipt how the answer is kept
    R run(Receipt<R> receipt);
  }

  private final AnswerOnce answerOnce;

  /// Answers that are kept there.
  public IdempotentAnswers(AnswerOnce answerOnce) {
    this.answerOnce = answerOnce;
  }

  /// Carries out a request, or gives the answer it got before.
  ///
  /// What is kept and what is sent is the same text, made once inside the transaction of the
  /// effect.
  ///
  /// @param work runs the use case with a receipt
  /// @param render writes what the use case returns
  public <R> Response answer(
      Call call, JsonDocument body, Work<R> work, Function<R, StoredAnswer> render) {
    Optional<String> key = call.idempotencyKey();
    if (key.isEmpty()) {
      return Answers.send(render.apply(work.run(Receipt.none())));
    }
    AnswerOnce.Answer answer =
        answerOnce.once(key.get(), fingerprint(call, body), ticket -> kept(ticket, work, render));
    return answer.replayed() ? Answers.sendAgain(answer.stored()) : Answers.send(answer.stored());
  }

  private static <R> StoredAnswer kept(
      Receipt.Ticket ticket, Work<R> work, Function<R, StoredAnswer> render) {
    AtomicReference<Optional<StoredAnswer>> kept = new AtomicReference<>(Optional.empty());
    Receipt<R> receipt =
        new Receipt<>(
            ticket,
            result -> {
              StoredAnswer answer = render.apply(result);
              kept.set(Optional.of(answer));
              return answer;
            });
    work.run(receipt);
    return kept.get()
        .orElseThrow(
            () -> new IllegalStateException("A use case must keep the answer of its receipt."));
  }

  /// Tells one request from another: method, path and what the body says, however it is spaced.
  private static String fingerprint(Call call, JsonDocument body) {
    String said =
        String.join("\n", call.request().getMethod(), call.path(), Json.canonicalText(body.root()));
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(said.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must have SHA-256.", e);
    }
  }
}
