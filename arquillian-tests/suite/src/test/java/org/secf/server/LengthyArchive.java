package org.secf.server;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.crypto.Crypto;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.lengthy.LengthyResource;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;

/** An application that signs its responses, short ones and long ones. */
public final class LengthyArchive {

    /** Where its resources are. */
    public static final String ADDRESS = Site.SERVER + "/lengthy/api/lengthy";

    /** How much of a response is held back. */
    public static final int HELD_BACK = 50_000;

    private static final String NAME = "lengthy";
    private static final String KEY = "answers";

    private static final String DESCRIPTOR = """
            <secf xmlns="https://secf.org/ns/secf">
              <body><most-sent>%d</most-sent></body>
              %s
              <keys><jwks-uri>none</jwks-uri></keys>
              <response-signature><base-url>%s/lengthy</base-url><signed-chunks>%s</signed-chunks></response-signature>
            </secf>
            """;

    private LengthyArchive() {}

    /** With a fresh key. */
    public static WebArchive war() throws IOException {
        return war(NAME, true);
    }

    /** That wants responses streamed, and may sign none in chunks. */
    public static WebArchive contradictory() throws IOException {
        return war("contradictory", false);
    }

    private static WebArchive war(String name, boolean isChunked) throws IOException {
        TestStore store = TestStore.empty(name).signing(KEY, "main", "CN=lengthy");
        WebArchive war = ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(
                        new StringAsset(DESCRIPTOR.formatted(HELD_BACK, store.element(), Site.SERVER, isChunked)),
                        "secf.xml");
        ProbeArchive.libraries().forEach((path, node) -> war.add(node, path));
        return Site.isPlatform() ? war.addPackage(LengthyResource.class.getPackage()) : war;
    }

    /** Its key, and no other. */
    public static SignatureKeys keys() {
        OwnKey own = new TestStore(NAME).ownKey(KEY);
        VerificationKey key = VerificationKey.of(
                Crypto.jdk(), own.publicKey(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "lengthy");
        return SignatureKeys.of(Map.of(Thumbprint.of(own.publicKey()), key));
    }
}
