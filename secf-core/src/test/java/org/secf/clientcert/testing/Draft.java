package org.secf.clientcert.testing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A certificate about to be issued. */
public final class Draft {

    /** When tests take place. */
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    X500Name subject;
    X500Name issuer;
    KeyPair keys = TestKeys.ec();
    PrivateKey signer;
    String algorithm = "SHA256withECDSA";
    BigInteger serial;
    Instant begin = NOW.minus(Duration.ofDays(30));
    Instant end = NOW.plus(Duration.ofDays(30));
    final Map<ASN1ObjectIdentifier, Extra> extensions = new LinkedHashMap<>();

    record Extra(boolean isCritical, ASN1Encodable value) {}

    Draft(X500Name subject, X500Name issuer, PrivateKey signer, BigInteger serial) {
        this.subject = subject;
        this.issuer = issuer;
        this.signer = signer;
        this.serial = serial;
    }

    public Draft subject(X500Name other) {
        subject = other;
        return this;
    }

    public Draft subject(String other) {
        return subject(new X500Name(other));
    }

    public Draft issuer(X500Name other) {
        issuer = other;
        return this;
    }

    public Draft keys(KeyPair other) {
        keys = other;
        return this;
    }

    /** Another key than the issuer's. */
    public Draft signer(PrivateKey other, String by) {
        signer = other;
        algorithm = by;
        return this;
    }

    public Draft algorithm(String other) {
        algorithm = other;
        return this;
    }

    public Draft serial(long other) {
        serial = BigInteger.valueOf(other);
        return this;
    }

    public Draft valid(Instant from, Instant to) {
        begin = from;
        end = to;
        return this;
    }

    public Draft with(ASN1ObjectIdentifier oid, boolean isCritical, ASN1Encodable value) {
        extensions.put(oid, new Extra(isCritical, value));
        return this;
    }

    public Draft without(ASN1ObjectIdentifier oid) {
        extensions.remove(oid);
        return this;
    }

    public Draft usage(int bits) {
        return with(Extension.keyUsage, true, new KeyUsage(bits));
    }

    public Draft purposes(KeyPurposeId... purposes) {
        return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    public Draft names(GeneralName... names) {
        return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    public Draft authority(int pathLength) {
        return with(Extension.basicConstraints, true, new BasicConstraints(pathLength));
    }
}
