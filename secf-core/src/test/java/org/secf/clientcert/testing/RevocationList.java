package org.secf.clientcert.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A revocation list about to be signed; holds from a day before the test to a day after. */
public final class RevocationList {

    private X500Name issuer;
    private PrivateKey signer;
    private String algorithm = "SHA256withECDSA";
    private Instant begin = Draft.NOW.minus(Duration.ofDays(1));
    private Optional<Instant> end = Optional.of(Draft.NOW.plus(Duration.ofDays(1)));
    private final List<Entry> entries = new ArrayList<>();
    private final List<Extra> extensions = new ArrayList<>();

    private record Entry(BigInteger serial, Instant since, Optional<Extensions> extensions) {}

    private record Extra(ASN1ObjectIdentifier oid, boolean isCritical, ASN1Encodable value) {}

    private RevocationList(X500Name issuer, PrivateKey signer) {
        this.issuer = issuer;
        this.signer = signer;
    }

    public static RevocationList of(Authority authority) {
        return new RevocationList(authority.name(), authority.keys().getPrivate());
    }

    public RevocationList issuer(X500Name other) {
        issuer = other;
        return this;
    }

    public RevocationList signer(PrivateKey other) {
        signer = other;
        return this;
    }

    public RevocationList algorithm(String other) {
        algorithm = other;
        return this;
    }

    public RevocationList revoked(X509Certificate certificate) {
        return revoked(certificate.getSerialNumber(), Draft.NOW.minusSeconds(3600));
    }

    public RevocationList revoked(BigInteger serial, Instant since) {
        entries.add(new Entry(serial, since, Optional.empty()));
        return this;
    }

    public RevocationList revoked(BigInteger serial, Extensions extra) {
        entries.add(new Entry(serial, Draft.NOW.minusSeconds(3600), Optional.of(extra)));
        return this;
    }

    public RevocationList valid(Instant from, Instant to) {
        begin = from;
        end = Optional.of(to);
        return this;
    }

    public RevocationList endless() {
        end = Optional.empty();
        return this;
    }

    public RevocationList with(ASN1ObjectIdentifier oid, boolean isCritical, ASN1Encodable value) {
        extensions.add(new Extra(oid, isCritical, value));
        return this;
    }

    public byte[] encoded() {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer, Date.from(begin));
            end.ifPresent(instant -> builder.setNextUpdate(Date.from(instant)));
            for (Entry entry : entries) {
                if (entry.extensions().isPresent()) {
                    builder.addCRLEntry(
                            entry.serial(),
                            Date.from(entry.since()),
                            entry.extensions().get());
                } else {
                    builder.addCRLEntry(entry.serial(), Date.from(entry.since()), CRLReason.keyCompromise);
                }
            }
            for (Extra extra : extensions) {
                builder.addExtension(extra.oid(), extra.isCritical(), extra.value());
            }
            return builder.build(new JcaContentSignerBuilder(algorithm).build(signer))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] pem() {
        String body = Base64.getMimeEncoder().encodeToString(encoded());
        return ("-----BEGIN X509 CRL-----\n" + body + "\n-----END X509 CRL-----\n").getBytes(StandardCharsets.US_ASCII);
    }
}
