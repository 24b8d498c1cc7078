/** Runs beside Payara Micro's own classes. */
@NullMarked
package org.secf.container.micro;

import org.jspecify.annotations.NullMarked;
