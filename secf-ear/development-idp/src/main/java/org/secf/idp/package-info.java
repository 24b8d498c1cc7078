/**
 * Deploys the development identity provider in a server. Not for production: its users and passwords are public.
 */
@NullMarked
package org.secf.idp;

import org.jspecify.annotations.NullMarked;
