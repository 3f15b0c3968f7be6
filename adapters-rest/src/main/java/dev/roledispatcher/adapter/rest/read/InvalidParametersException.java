package dev.roledispatcher.adapter.rest.read;

import java.util.List;

/// Says what is wrong with the query or a header of a request.
public final class InvalidParametersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /// An exception for those faults, at least one.
  public InvalidParametersException(List<Fault> faults) {
    super(faults.getFirst().message());
    this.faults = List.copyOf(faults);
  }

  /// An exception for one faulty header.
  public static InvalidParametersException header(String name, String message) {
    return new InvalidParametersException(List.of(new Fault(Place.HEADER, name, message)));
  }

  /// What is wrong, at least one.
  public List<Fault> faults() {
    return faults;
  }

  /// One thing that is wrong.
  ///
  /// @param place where it stands
  /// @param name the name of the parameter or header
  /// @param message what must be so, in one sentence
  public record Fault(Place place, String name, String message) {}

  /// Where something can stand, beside the body.
  public enum Place {
    /// In the query.
    PARAMETER,
    /// Among the headers.
    HEADER
  }
}
