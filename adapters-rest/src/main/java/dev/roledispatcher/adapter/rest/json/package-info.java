/// JSON as it comes in and goes out: a strict reader, a cursor that collects every fault, and one
/// writer.
@NullMarked
package dev.roledispatcher.adapter.rest.json;

import org.jspecify.annotations.NullMarked;
