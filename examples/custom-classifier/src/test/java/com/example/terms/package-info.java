/// What the classifier promises.
@NullMarked
package com.example.terms;

import org.jspecify.annotations.NullMarked;
