package dev.roledispatcher.adapter.planted2;

import dev.roledispatcher.adapter.planted1.ShortCut;

/// An adapter that sees another.
interface NosyAdapter {

  ShortCut other();
}
