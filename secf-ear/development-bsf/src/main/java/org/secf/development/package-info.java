/**
 * Not for production: who may ask the development bootstrapping server for keys.
 */
@NullMarked
package org.secf.development;

import org.jspecify.annotations.NullMarked;
