/** Tests of the demonstration enabler's web part. */
@NullMarked
package org.secf.enabler.web;

import org.jspecify.annotations.NullMarked;
