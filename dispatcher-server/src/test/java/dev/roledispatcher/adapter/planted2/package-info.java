/// Planted violations of the house rules, for the test of the rules.
@NullMarked
package dev.roledispatcher.adapter.planted2;

import org.jspecify.annotations.NullMarked;
