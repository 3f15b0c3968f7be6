/// What the selector promises.
@NullMarked
package com.example.hours;

import org.jspecify.annotations.NullMarked;
