package org.secf.clientcert.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates to clients and to other authorities. */
public final class Authority {

    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final AtomicLong serials = new AtomicLong(100);

    private Authority(X500Name name, KeyPair keys, X509Certificate certificate) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    public static Authority root(String name) {
        return root(name, draft -> draft);
    }

    public static Authority root(String name, UnaryOperator<Draft> change) {
        return root(name, TestKeys.ec(), change);
    }

    /** Signed by itself unless the test changes that. */
    public static Authority root(String name, KeyPair keys, UnaryOperator<Draft> change) {
        X500Name subject = new X500Name(name);
        Draft draft = change.apply(asAuthority(new Draft(subject, subject, keys.getPrivate(), BigInteger.ONE))
                .keys(keys)
                .algorithm(algorithm(keys)));
        return new Authority(draft.subject, draft.keys, issue(draft, draft.keys));
    }

    public Authority authority(String subject) {
        return authority(subject, draft -> draft);
    }

    /** An authority below this one. */
    public Authority authority(String subject, UnaryOperator<Draft> change) {
        Draft draft = change.apply(asAuthority(draft(new X500Name(subject))));
        return new Authority(draft.subject, draft.keys, issue(draft, keys));
    }

    public X509Certificate client(String commonName) {
        return client(commonName, draft -> draft);
    }

    /** The certificate of a client whose organizational unit is {@code staff}. */
    public X509Certificate client(String commonName, UnaryOperator<Draft> change) {
        Draft draft = draft(new X500Name("O=Example,OU=staff,CN=" + commonName))
                .usage(KeyUsage.digitalSignature)
                .purposes(KeyPurposeId.id_kp_clientAuth)
                .names(new GeneralName(GeneralName.rfc822Name, commonName + "@example.org"));
        return issue(change.apply(draft), keys);
    }

    /** Any certificate, with nothing in it but names, key and dates. */
    public X509Certificate bare(String subject, UnaryOperator<Draft> change) {
        return issue(change.apply(draft(new X500Name(subject))), keys);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public KeyPair keys() {
        return keys;
    }

    public X500Name name() {
        return name;
    }

    public String pem() {
        return pem(certificate);
    }

    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static X509Certificate parse(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private Draft draft(X500Name subject) {
        return new Draft(subject, name, keys.getPrivate(), BigInteger.valueOf(serials.incrementAndGet()))
                .algorithm(algorithm(keys));
    }

    private static String algorithm(KeyPair keys) {
        return keys.getPublic() instanceof RSAPublicKey ? "SHA256withRSA" : "SHA256withECDSA";
    }

    private static Draft asAuthority(Draft draft) {
        return draft.authority(5).usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    private static X509Certificate issue(Draft draft, KeyPair issuerKeys) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    draft.issuer,
                    draft.serial,
                    Date.from(draft.begin),
                    Date.from(draft.end),
                    draft.subject,
                    draft.keys.getPublic());
            addExtensions(builder, draft, issuerKeys);
            return parse(builder.build(new JcaContentSignerBuilder(draft.algorithm)
                            .setProvider(new BouncyCastleProvider())
                            .build(draft.signer))
                    .getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addExtensions(JcaX509v3CertificateBuilder builder, Draft draft, KeyPair issuerKeys)
            throws GeneralSecurityException, IOException {
        JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(draft.keys.getPublic()));
        for (Map.Entry<ASN1ObjectIdentifier, Draft.Extra> extra : draft.extensions.entrySet()) {
            builder.addExtension(
                    extra.getKey(),
                    extra.getValue().isCritical(),
                    extra.getValue().value());
        }
    }
}
