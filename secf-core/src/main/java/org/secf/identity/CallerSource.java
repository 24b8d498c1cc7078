package org.secf.identity;

/** Where the caller of the request at hand is read; a container adapter offers it, the enabler's injection asks it. */
@FunctionalInterface
public interface CallerSource {

    /** The caller of this request; {@link Caller#nobody()} where there is none, never null. */
    Caller current();
}
