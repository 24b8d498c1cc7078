/**
 * JSON Web Encryption by Nimbus, behind the ports of the core. Nothing outside this package sees a type of Nimbus.
 */
@NullMarked
package org.secf.jose;

import org.jspecify.annotations.NullMarked;
