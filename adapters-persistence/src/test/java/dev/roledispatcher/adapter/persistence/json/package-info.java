/// Holds documents and values of the domain together.
@NullMarked
package dev.roledispatcher.adapter.persistence.json;

import org.jspecify.annotations.NullMarked;
