package org.secf.server;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.Thumbprint;
import org.secf.proxied.ProxiedApplication;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.VerificationKey;

/** An application that believes two signers, one of whom is a proxy, and that is reached by TLS at the proxy only. */
public final class ProxiedArchive {

    /** Its context path. */
    public static final String NAME = "proxied";

    /** Where its clients reach it. */
    public static final String BASE = "https://localhost:" + Way.HONEST.port() + "/" + NAME;

    /** From where a proxy connects that signs nothing; anybody may connect from the other address of this machine. */
    public static final String PROXY_ADDRESS = "127.0.0.2";

    private static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ECDSA_P256_SHA256;
    private static final String SIGNERS = "signers";
    private static final String ANSWERS = "answers";
    private static final String MECHANISMS = """
            <keys><jwks-uri>none</jwks-uri></keys>
            <keys name="signers"><jwks-uri>none</jwks-uri></keys>
            <response-signature><base-url>%1$s</base-url></response-signature>
            <http-signature>
              <base-url>%1$s</base-url><key-set>signers</key-set><caller-groups>CN=alice=user</caller-groups>
              <paths>/signed/*</paths><paths>/api/*</paths><priority>1</priority>
            </http-signature>
            <http-signature name="through">
              <base-url>%1$s</base-url><key-set>signers</key-set><tag>through</tag><proxies>CN=gateway</proxies>
              <paths>/through/*</paths><paths>/api/*</paths><priority>2</priority>
            </http-signature>
            <client-cert>
              <trust-anchors>%2$s</trust-anchors><crl>%3$s</crl><caller-groups>subject.OU</caller-groups>
              <proxies>CN=gateway</proxies><proxy-addresses>%4$s</proxy-addresses>
              <paths>/certified/*</paths>
            </client-cert>
            """;

    private ProxiedArchive() {}

    /** With a fresh store. */
    public static WebArchive war(OwnKey alice, OwnKey gateway) throws IOException {
        TestStore store = TestStore.empty(NAME)
                .signing(ANSWERS, "main", "CN=answers")
                .trusting("alice", SIGNERS, alice.certificate())
                .trusting("gateway", SIGNERS, gateway.certificate());
        String mechanisms = MECHANISMS.formatted(
                BASE, TlsFiles.location("authority.pem"), TlsFiles.location("revoked.crl"), PROXY_ADDRESS);
        WebArchive war = PlainArchive.described(NAME, store.element() + mechanisms);
        return Site.isPlatform()
                ? war.addPackage(ProxiedApplication.class.getPackage())
                        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                : war;
    }

    /** A key pair of somebody called so. */
    public static OwnKey key(String name) {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=" + name), Clock.systemUTC().instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By which its owner signs; the application knows it by its thumbprint. */
    public static SigningKey signing(OwnKey key) {
        return SigningKey.of(
                Crypto.jdk(),
                new KeyPair(key.publicKey(), key.privateKey()),
                ALGORITHM,
                Thumbprint.of(key.publicKey()));
    }

    /** By which its owner's signatures are proved. */
    public static SignatureKeys believing(OwnKey key) {
        VerificationKey known = VerificationKey.of(
                Crypto.jdk(),
                key.publicKey(),
                Set.of(ALGORITHM),
                key.certificate().getSubjectX500Principal().getName());
        return SignatureKeys.of(Map.of(Thumbprint.of(key.publicKey()), known));
    }

    /** By which the application signs its answers. */
    public static OwnKey answering() {
        return new TestStore(NAME).ownKey(ANSWERS);
    }
}
