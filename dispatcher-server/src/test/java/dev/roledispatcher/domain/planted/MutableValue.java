package dev.roledispatcher.domain.planted;

/// A value that can be changed.
class MutableValue {

  int changeable;
}
