/// Claims about the keyword classifier and each of its parts.
@NullMarked
package dev.roledispatcher.classifier.keyword;

import org.jspecify.annotations.NullMarked;
