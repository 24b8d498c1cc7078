/**
 * Jakarta Authentication and Jakarta Security: the one package that knows a container. It translates in, calls the mechanism and translates out.
 */
@NullMarked
package org.secf.jaspic;

import org.jspecify.annotations.NullMarked;
