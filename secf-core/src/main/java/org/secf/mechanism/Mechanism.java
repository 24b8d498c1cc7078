package org.secf.mechanism;

/**
 * One way to authenticate a caller, independent of any container. Built once at start, used by many threads at once.
 *
 * <p>A container may ask twice in one request; the second answer must not differ in effect, so nothing is consumed unless the request is one of the
 * mechanism's own addresses.
 */
public interface Mechanism {

    /** Short name for evidence, audit and settings: {@code saml}. */
    String name();

    /** Reads the exchange and decides. Never throws for what a client sent. */
    Outcome authenticate(Exchange exchange);
}
