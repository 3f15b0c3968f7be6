/// Turns values of the domain into documents and back, without loss.
@NullMarked
package dev.roledispatcher.adapter.persistence.json;

import org.jspecify.annotations.NullMarked;
