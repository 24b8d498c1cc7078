package org.secf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.NewKey;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEdits;
import org.secf.keys.store.StoreFile;
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

    private LengthyArchive() {}

    /** With a fresh key. */
    public static WebArchive war() throws IOException {
        Path master = Files.createDirectories(Site.folder()).resolve("lengthy.master");
        Files.writeString(master, "master-of-a-test-Zm9vYmFy");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(store().path());
        fill();
        WebArchive war = ShrinkWrap.create(WebArchive.class, "lengthy.war")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(descriptor(master)), "secf.xml");
        ProbeArchive.libraries().forEach((path, node) -> war.add(node, path));
        return Site.isPlatform() ? war.addPackage(LengthyResource.class.getPackage()) : war;
    }

    private static String descriptor(Path master) {
        return """
                <secf xmlns="https://secf.org/ns/secf">
                  <body><most-sent>%d</most-sent></body>
                  <store><location>%s</location><master>file:%s</master></store>
                  <keys><jwks-uri>none</jwks-uri></keys>
                  <response-signature><base-url>%s/lengthy</base-url></response-signature>
                </secf>
                """.formatted(HELD_BACK, store().path(), master, Site.SERVER);
    }

    private static void fill() {
        StoreEdits edits = new StoreEdits("test", OptionalLong.empty());
        SelfSigned maker = new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty());
        AgreedArchive.accepted(store().init("test"));
        AgreedArchive.accepted(store().change(AgreedArchive.accepted(
                new NewKey(edits, "answers", "main", Clock.systemUTC().instant())
                        .generated(KeyUse.SIGNING, maker, new X500Principal("CN=lengthy")))));
    }

    /** Its key, and no other. */
    public static SignatureKeys keys() {
        try (StoreContents contents = AgreedArchive.accepted(store().read())) {
            OwnKey own = AgreedArchive.accepted(contents.ownKey("answers"));
            VerificationKey key = VerificationKey.of(
                    Crypto.jdk(), own.publicKey(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "lengthy");
            return SignatureKeys.of(Map.of(Thumbprint.of(own.publicKey()), key));
        }
    }

    private static StoreFile store() {
        Path folder = Site.folder();
        MasterSource master =
                new MasterSource("file:" + folder.resolve("lengthy.master"), variable -> Optional.empty(), List.of());
        return new StoreFile(folder.resolve("lengthy.p12"), new Pkcs12Format(), master, Clock.systemUTC());
    }
}
