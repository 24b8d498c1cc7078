package org.secf.saml.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request that a user be authenticated (saml-core §3.4.1).
 *
 * @param id the answer refers to it
 * @param issueInstant now
 * @param destination where the identity provider takes it
 * @param serviceProvider who asks, and where the answer goes
 * @param wish how the user is to be authenticated
 * @param answerBy how the answer is to come
 */
public record AuthnRequest(
        String id,
        Instant issueInstant,
        String destination,
        ServiceProvider serviceProvider,
        Wish wish,
        ResponseBinding answerBy) {

    /** To be answered in a form. */
    public AuthnRequest(
            String id, Instant issueInstant, String destination, ServiceProvider serviceProvider, Wish wish) {
        this(id, issueInstant, destination, serviceProvider, wish, ResponseBinding.POST);
    }

    /**
     * How the user is to be authenticated.
     *
     * @param names the name we would like
     * @param forceAuthn whether an earlier session there does not suffice
     * @param isPassive whether the user must not be asked anything
     * @param context by which means
     */
    public record Wish(NameIdPolicy names, boolean forceAuthn, boolean isPassive, RequestedContext context) {

        /** The identity provider decides everything. */
        public static final Wish NONE = new Wish(NameIdPolicy.NONE, false, false, RequestedContext.ANY);

        /** A kind of name, and contexts of which one must be met exactly. */
        public Wish(
                Optional<String> nameIdFormat,
                boolean forceAuthn,
                boolean isPassive,
                List<String> authnContextClassRefs) {
            this(
                    NameIdPolicy.ofFormat(nameIdFormat),
                    forceAuthn,
                    isPassive,
                    RequestedContext.exactly(authnContextClassRefs));
        }

        /** The kind of name; empty leaves it to the identity provider. */
        public Optional<String> nameIdFormat() {
            return names.format();
        }

        /** The same, and an earlier session there does not suffice. */
        public Wish forced() {
            return new Wish(names, true, isPassive, context);
        }
    }
}
