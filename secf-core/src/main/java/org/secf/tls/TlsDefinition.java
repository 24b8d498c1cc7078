package org.secf.tls;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a mechanism calls other servers: an attribute {@code tls} of its definition. TLS 1.3 and 1.2 with forward secrecy only (RFC 9325), host names
 * compared, redirects not followed; http is for loopback addresses only. Properties are {@code secf.<mechanism>.tls.…}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface TlsDefinition {

    /** Locations of PEM certificates of the only authorities that servers are believed by. Default: those of the Java platform. Property {@code …tls.trust-anchors}. */
    String[] trustAnchors() default {};

    /** Versions out of {@code TLSv1.3} and {@code TLSv1.2}. Property {@code …tls.versions}. */
    String[] versions() default {"TLSv1.3", "TLSv1.2"};

    /**
     * The key that proves us to servers that ask for a certificate: {@code store:} and an alias of a secret store, or {@code file:} and a PEM file with
     * the private key and its certificates that only its owner may read. Default: none. Property {@code …tls.client-key}.
     */
    String clientKey() default "";

    /** In place of {@link #clientKey} a key set, whose active signing key proves us. Property {@code …tls.client-key-set}. */
    String clientKeySet() default "";

    /** How long connecting may take, from {@code 100ms} to {@code 2m}. Property {@code …tls.connect-timeout}. */
    String connectTimeout() default "5s";

    /** How long an answer may take to its last byte, from {@code 100ms} to {@code 2m}. Property {@code …tls.read-timeout}. */
    String readTimeout() default "15s";

    /** How many bytes an answer may have, up to 256 MiB. Property {@code …tls.max-bytes}. */
    int maxBytes() default 16 * 1024 * 1024;

    /** The same as an expression. */
    String maxBytesExpression() default "";
}
