/// The HTTP face of the dispatcher: one small class per group of operations.
@NullMarked
package dev.roledispatcher.adapter.rest;

import org.jspecify.annotations.NullMarked;
