/// What tasks belong to, and what whoever does them must know of it.
@NullMarked
package dev.roledispatcher.domain.project;

import org.jspecify.annotations.NullMarked;
