package org.secf.openid;

import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of how logins are asked for, beside what they are; {@link OpenIdRequestDefinition} has an attribute for each. */
final class RequestKeys {

    static final Key<Boolean> PUSHED = Key.of(
            "request.pushed",
            Kind.FLAG,
            false,
            "Whether requests go to the provider from here, and browsers bring their names alone (RFC 9126); in any case where the provider requires it.");

    static final Key<Boolean> SIGNED = Key.of(
            "request.signed",
            Kind.FLAG,
            false,
            "Whether requests are signed by the key of key-set (RFC 9101); in any case where the provider requires it.");

    static final Key<Boolean> ENCRYPTED = Key.of(
            "request.encrypted",
            Kind.FLAG,
            false,
            "Whether signed requests are also encrypted to a key of the provider (RFC 9101).");

    static final List<Key<?>> ALL = List.of(PUSHED, SIGNED, ENCRYPTED);

    private RequestKeys() {}
}
