package dev.roledispatcher.domain.planted;

/// A value that can be changed.
public class MutableValue {

  int changeable;
}
