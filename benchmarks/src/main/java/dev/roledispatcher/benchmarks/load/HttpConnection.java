package dev.roledispatcher.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection to a server on this machine; does as little as possible, so
/// that the generator of the load takes little from the server. For one thread.
final class HttpConnection implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_ANSWER = 64 * 1024 * 1024;
  private static final int LONGEST_LINE = 16 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final int port;

  private HttpConnection(Socket socket, int port) throws IOException {
    this.socket = socket;
    this.port = port;
    this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    this.out = socket.getOutputStream();
  }

  /// What came back.
  ///
  /// @param status the HTTP status
  /// @param body the body as it came
  record Answer(int status, String body) {}

  static HttpConnection open(int port) throws IOException {
    Socket socket = new Socket();
    int patience = Math.toIntExact(PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(patience);
    return new HttpConnection(socket, port);
  }

  /// Asks for a resource.
  Answer get(String path) throws IOException {
    return send("GET " + path, "", "");
  }

  /// Sends JSON.
  Answer post(String path, String json) throws IOException {
    return send("POST " + path, "Content-Type: application/json\r\n", json);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Answer send(String what, String header, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        (what
                + " HTTP/1.1\r\nHost: localhost:"
                + port
                + "\r\nAccept: application/json\r\n"
                + header
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    out.write(request);
    return read();
  }

  private Answer read() throws IOException {
    String statusLine = line();
    if (!statusLine.startsWith("HTTP/1.1 ") || statusLine.length() < 12) {
      throw new IOException("The status line (%s) must be of HTTP/1.1.".formatted(statusLine));
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
    }
    byte[] body = chunked ? chunks() : bytes(length);
    return new Answer(status, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int length = chunkLength(); length > 0; length = chunkLength()) {
      requireBearable(body.size() + (long) length);
      body.writeBytes(bytes(length));
      line();
    }
    while (!line().isEmpty()) {
      // Trailers say nothing that is needed here.
    }
    return body.toByteArray();
  }

  private int chunkLength() throws IOException {
    String line = line();
    int extension = line.indexOf(';');
    return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
  }

  private byte[] bytes(int length) throws IOException {
    requireBearable(length);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The server closed the connection within an answer.");
    }
    return bytes;
  }

  private static void requireBearable(long length) throws IOException {
    if (length > LONGEST_ANSWER) {
      throw new IOException(
          "The answer (%d bytes) must be at most %d.".formatted(length, LONGEST_ANSWER));
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The server closed the connection.");
      }
      if (line.length() > LONGEST_LINE) {
        throw new IOException("A line of an answer is too long.");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
