/**
 * How applications get their keys (TS 29.309, service {@code Nbsp_GBA}, reference point Zn): what is asked and answered, the bootstrapping server's side and the
 * application's.
 */
@NullMarked
package org.secf.gba.retrieval;

import org.jspecify.annotations.NullMarked;
