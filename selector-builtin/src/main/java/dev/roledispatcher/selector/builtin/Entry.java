package dev.roledispatcher.selector.builtin;

/// One indexed role.
///
/// @param slot its place in the index
record Entry(String roleId, long version, int slot, Terms terms) {

  /// What stands in the slot of a role that was removed or replaced.
  static final Entry GONE = new Entry("", 0, -1, Terms.of(new int[0], 0, 0));

  boolean isGone() {
    return slot < 0;
  }
}
