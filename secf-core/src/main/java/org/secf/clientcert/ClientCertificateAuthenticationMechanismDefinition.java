package org.secf.clientcert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.tls.TlsDefinition;

/**
 * Callers are the certificates that they prove in the TLS handshake (RFC 8446 §4.4.2), validated by RFC 5280 at every request: a connection that outlives
 * its certificate, or its certificate's revocation, is refused. The container must ask for client certificates and let those of the
 * {@link #trustAnchors} through.
 *
 * <p>Behind a proxy that ends TLS, the certificate of the handshake is the proxy's own: an authority that issues to proxies must not be a trust anchor
 * here, or every caller is the proxy. What such a proxy tells of clients is believed if {@link #proxies} or {@link #proxyAddresses} name it.
 *
 * <p>Every authority below the trust anchors may certify any name, so that two authorities can name the same caller or group. Where callers of one must
 * not be taken for callers of another, write a definition for each, with paths of its own, or choose authorities with name constraints; these bind only the
 * kinds of name that they mention.
 *
 * <p>Only configured addresses are asked. Those that stand in a certificate (its authority's access points and distribution points) never are: whoever
 * could write one would choose what this server connects to.
 *
 * <p>Every attribute may also be given as property {@code secf.client-cert.<kebab-case>}, with the name before it where the definition has one, or in
 * {@code WEB-INF/secf.xml}; a property wins over the descriptor, the descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ClientCertificateAuthenticationMechanismDefinition.List.class)
public @interface ClientCertificateAuthenticationMechanismDefinition {

    /** Tells several definitions apart: properties are {@code secf.client-cert.<name>.…} then. Default: the only one. */
    String name() default "";

    /**
     * The authorities that may vouch for callers: locations of PEM certificates, each a file, {@code classpath:}, or a path inside the deployment such as
     * {@code /WEB-INF/ca.pem}. Required here or as {@code secf.client-cert.trust-anchors}, since what the container trusts for its connections may be far
     * more. A certificate that is no authority, has a weak key, or has name constraints without being signed by itself stops the deployment.
     */
    String[] trustAnchors() default {};

    /**
     * What of the certificate is the caller name: {@code subject.CN}, {@code subject.UID}, {@code subject} (the whole distinguished name as RFC 2253 writes
     * it), {@code san.email}, {@code san.dns}, {@code san.uri}, or {@code sha256} (the certificate's thumbprint, 64 hexadecimal digits). Several values are
     * refused, never chosen from. A thumbprint serves to let somebody in, not to keep somebody out: its owner can write an ECDSA signature, and with it the
     * certificate, in more than one way. Property {@code secf.client-cert.caller-name}.
     */
    String callerName() default "subject.CN";

    /**
     * What of the certificate names the caller groups: {@code subject.OU}, {@code subject.O}, {@code issuer.CN} or {@code issuer.O}; each value is a group.
     * Default: no groups. Property {@code secf.client-cert.caller-groups}.
     */
    String callerGroups() default "";

    /**
     * Extended key usages (RFC 5280 §4.2.1.12) that must all stand in the certificate: {@code clientAuth}, {@code emailProtection}, {@code smartcardLogon},
     * or object identifiers. {@code anyExtendedKeyUsage} fulfils none, nor does a certificate without the extension; an authority's own extended key usages,
     * where it has any, must hold them too. Property {@code secf.client-cert.required-eku}.
     */
    String[] requiredEku() default {"clientAuth"};

    /**
     * Certificate policies (RFC 5280 §4.2.1.4), as object identifiers, of which one must hold for the whole path. Default: none are asked for. Property
     * {@code secf.client-cert.policy-oids}.
     */
    String[] policyOids() default {};

    /** The most certificates that a client may send, from 1 to 10, the trust anchor included where it sends that. Property {@code secf.client-cert.max-chain-length}. */
    int maxChainLength() default 4;

    /** The same as an expression. */
    String maxChainLengthExpression() default "";

    /**
     * Where revocation is asked for. By default wherever sources were given, and a deployment with neither {@link #crl} nor {@link #ocspResponder} stops:
     * no source can be guessed that would be right, asking nowhere would let every stolen key in until its certificate ends, and refusing everybody would
     * show the mistake to the callers instead of the deployer. Whoever means {@link Revocation#NONE} has to say so. Property
     * {@code secf.client-cert.revocation}.
     */
    Revocation revocation() default Revocation.BY_SOURCES;

    /** The same as an expression. */
    String revocationExpression() default "";

    /**
     * Revocation lists, in DER or PEM, of every authority between the trust anchors and the clients: locations of files, {@code classpath:}, paths inside the
     * deployment, or addresses: https, or http on loopback. Complete lists, signed by the authority itself; those for some certificates only count for
     * these. Indirect and delta lists stop the deployment. Property {@code secf.client-cert.crl}.
     */
    String[] crl() default {};

    /**
     * The OCSP responder (RFC 6960), asked for every certificate below the trust anchors. An http address may be given: answers are signed, a forged one
     * proves nothing and one that is held back refuses, while the certificates of https would have to be asked for revocation in their turn. Who listens
     * sees which certificates are in use. Property {@code secf.client-cert.ocsp-responder}.
     */
    String ocspResponder() default "";

    /**
     * Location of the PEM certificate of a responder that is believed besides the issuers of certificates and those that they delegate it to. Property
     * {@code secf.client-cert.ocsp-responder-certificate}.
     */
    String ocspResponderCertificate() default "";

    /**
     * Whether the responder must repeat the nonce of our question (RFC 9654), so that no recorded answer is taken. Many responders sign in advance and cannot;
     * without it a recorded answer holds until the time that stands in it. A nonce that is repeated must be ours in any case. Property
     * {@code secf.client-cert.require-ocsp-nonce}.
     */
    boolean requireOcspNonce() default false;

    /** The same as an expression. */
    String requireOcspNonceExpression() default "";

    /**
     * After this time, from {@code 1m} to {@code 1d}, lists are loaded and responders asked again, although what is known may hold longer. Where that fails,
     * the last good copy holds to its own end. Property {@code secf.client-cert.revocation-refresh}.
     */
    String revocationRefresh() default "10m";

    /**
     * Dangerous: takes certificates whose revocation cannot be known, so that whoever cuts off the source brings back every revoked certificate. Property
     * {@code secf.client-cert.accept-unknown-revocation}.
     */
    boolean acceptUnknownRevocation() default false;

    /** The same as an expression. */
    String acceptUnknownRevocationExpression() default "";

    /** Tolerance of every time check, from {@code 0s} to {@code 5m}. Property {@code secf.client-cert.clock-skew}. */
    String clockSkew() default "60s";

    /**
     * Proxies that end TLS and tell the client's certificate in {@code Client-Cert} and {@code Client-Cert-Chain} (RFC 9440), as owners of keys: the request
     * has to be signed by one of them, over these fields, and a definition of HTTP message signatures has to know the key. Where proxies or their addresses
     * are given, certificates of the handshake with this server are nobody's, and these fields from anybody else are refused. Default: the handshake
     * counts, and the fields are not looked at. Property {@code secf.client-cert.proxies}.
     */
    String[] proxies() default {};

    /**
     * Dangerous: IP addresses from which such proxies connect that sign nothing, as the container tells them. Whoever else can connect from there can be any
     * caller. Property {@code secf.client-cert.proxy-addresses}.
     */
    String[] proxyAddresses() default {};

    /**
     * Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Default: groups stay as received. Property
     * {@code secf.client-cert.group-mapping}.
     */
    String[] groupMapping() default {};

    /** Splits one value into several groups, such as {@code ,}. Default: a value is one group. Property {@code secf.client-cert.group-separator}. */
    String groupSeparator() default "";

    /** How {@link #crl} and {@link #ocspResponder} are asked where they are addresses. Properties {@code secf.client-cert.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** The paths below the application that this mechanism authenticates, such as {@code /who} or {@code /api/*}. Property {@code secf.client-cert.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.client-cert.priority}. */
    int priority() default 0;

    /** {@link #priority} as an expression <code>${…}</code>, which wins over it. */
    String priorityExpression() default "";

    /** Qualifiers by which the application itself chooses the mechanism. Default: none, it is chosen by path, credential and priority. */
    Class<?>[] qualifiers() default {};

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        ClientCertificateAuthenticationMechanismDefinition[] value();
    }
}
