package dev.roledispatcher.adapter.rest.json;

/// JSON pointers (RFC 6901), put together step by step.
public final class Pointers {

  private Pointers() {}

  /// The pointer to a field of an object.
  public static String field(String object, String name) {
    return object + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /// The pointer to an item of an array.
  public static String item(String array, int index) {
    return array + "/" + index;
  }

  /// True when one pointer leads to, or into, what the other points to.
  public static boolean isWithin(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }
}
