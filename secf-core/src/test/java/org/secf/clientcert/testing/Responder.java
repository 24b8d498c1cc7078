package org.secf.clientcert.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An OCSP responder on loopback, for one authority, that answers right unless a test changes it. */
public final class Responder implements AutoCloseable {

    /** What it does with a nonce. */
    public enum Nonce {
        REPEATED,
        LEFT_OUT,
        REPLACED
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger questions = new AtomicInteger();
    private final Set<BigInteger> revoked = new HashSet<>();
    private final Set<BigInteger> unknown = new HashSet<>();
    private X509Certificate certificate;
    private KeyPair keys;
    private String algorithm = "SHA256withECDSA";
    private Nonce nonce = Nonce.REPEATED;
    private Instant thisUpdate = Draft.NOW.minusSeconds(60);
    private Optional<Instant> nextUpdate = Optional.of(Draft.NOW.plus(Duration.ofHours(4)));
    private Instant revokedSince = Draft.NOW.minusSeconds(3600);
    private int status = 200;
    private UnaryOperator<byte[]> change = octets -> octets;
    private UnaryOperator<CertificateID> about = id -> id;

    public Responder(Authority authority) throws IOException {
        certificate = authority.certificate();
        keys = authority.keys();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/ocsp";
    }

    public int questions() {
        return questions.get();
    }

    public Responder revoke(X509Certificate revokedOne) {
        revoked.add(revokedOne.getSerialNumber());
        return this;
    }

    public Responder forget(X509Certificate unknownOne) {
        unknown.add(unknownOne.getSerialNumber());
        return this;
    }

    public Responder revokedSince(Instant since) {
        revokedSince = since;
        return this;
    }

    public Responder release(X509Certificate goodAgain) {
        revoked.remove(goodAgain.getSerialNumber());
        return this;
    }

    /** Signs as somebody else, whose certificate it sends along. */
    public Responder signer(X509Certificate other, KeyPair otherKeys) {
        certificate = other;
        keys = otherKeys;
        return this;
    }

    public Responder algorithm(String other) {
        algorithm = other;
        return this;
    }

    public Responder nonce(Nonce other) {
        nonce = other;
        return this;
    }

    public Responder valid(Instant from, Instant to) {
        thisUpdate = from;
        nextUpdate = Optional.of(to);
        return this;
    }

    public Responder endless(Instant from) {
        thisUpdate = from;
        nextUpdate = Optional.empty();
        return this;
    }

    public Responder status(int other) {
        status = other;
        return this;
    }

    public Responder change(UnaryOperator<byte[]> other) {
        change = other;
        return this;
    }

    /** Speaks of another certificate than it was asked for. */
    public Responder about(UnaryOperator<CertificateID> other) {
        about = other;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        try (exchange) {
            byte[] answer =
                    change.apply(answer(new OCSPReq(exchange.getRequestBody().readAllBytes())));
            exchange.getResponseHeaders().add("Content-Type", "application/ocsp-response");
            exchange.getResponseHeaders().add("Location", url());
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] answer(OCSPReq request)
            throws OCSPException, OperatorCreationException, GeneralSecurityException, IOException {
        X509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
        for (Req one : request.getRequestList()) {
            CertificateID id = about.apply(one.getCertID());
            CertificateStatus said = statusOf(one.getCertID().getSerialNumber());
            @Nullable Date until = nextUpdate.map(Date::from).orElse(null);
            builder.addResponse(id, said, Date.from(thisUpdate), until, null);
        }
        Extension asked = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (asked != null && nonce != Nonce.LEFT_OUT) {
            builder.setResponseExtensions(new Extensions(nonce == Nonce.REPEATED ? asked : otherNonce()));
        }
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(
                                new JcaContentSignerBuilder(algorithm)
                                        .setProvider(new BouncyCastleProvider())
                                        .build(keys.getPrivate()),
                                new X509CertificateHolder[] {holder},
                                Date.from(Draft.NOW)))
                .getEncoded();
    }

    private static Extension otherNonce() throws IOException {
        return new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new DEROctetString(new DEROctetString(new byte[32]).getEncoded()));
    }

    private CertificateStatus statusOf(BigInteger serial) {
        if (unknown.contains(serial)) {
            return new UnknownStatus();
        }
        return revoked.contains(serial) ? new RevokedStatus(Date.from(revokedSince), 1) : CertificateStatus.GOOD;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
