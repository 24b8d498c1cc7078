package org.secf.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.x500.X500Principal;
import org.secf.client.ClientRequest;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.Thumbprint;

/**
 * Signs requests as RFC 9421 §2.5 says, written down here a second time: a server that takes these does not only understand our own client.
 *
 * @param keyId how servers know the key
 * @param operation signs
 */
public record Signer(String keyId, Operation operation) {

    /** Who publishes a key. */
    public static final KeyPair ALICE_KEYS = ed25519();

    /** Whose certificate is believed. */
    public static final OwnKey CAROL_KEYS = p256("CN=carol");

    /** By Ed25519. */
    public static final Signer ALICE = new Signer("alice-1", content -> signed("Ed25519", ALICE_KEYS, content));

    /** By ECDSA. */
    public static final Signer CAROL = new Signer(
            Thumbprint.of(CAROL_KEYS.publicKey()),
            content -> signed(
                    "SHA256withECDSAinP1363Format",
                    new KeyPair(CAROL_KEYS.publicKey(), CAROL_KEYS.privateKey()),
                    content));

    private static final String BARE = "\"@method\" \"@authority\" \"@path\" \"@query\"";
    private static final String WITH_CONTENT = BARE + " \"content-digest\" \"content-type\"";

    /** What makes the octets of a signature. */
    @FunctionalInterface
    public interface Operation {

        /** Signs. */
        byte[] sign(byte[] content) throws GeneralSecurityException;
    }

    /** By HMAC. */
    public static Signer sharing(String keyId, byte[] secret) {
        return new Signer(keyId, content -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        });
    }

    /** Somebody else's signature under this name. */
    public Signer pretendingToBe(Signer other) {
        return new Signer(other.keyId, operation);
    }

    /** A request with text, or without any where that is empty. */
    public static ClientRequest request(String method, String address, String text) {
        ClientRequest request = ClientRequest.of(method, URI.create(address));
        return text.isEmpty()
                ? request
                : request.with("Content-Type", "text/plain").body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As every server wants it: all that counts is covered, now, once. */
    public ClientRequest sign(ClientRequest request) {
        return sign(request, Duration.ZERO, "");
    }

    /** The same at another time, with more parameters such as {@code ;expires=7}. */
    public ClientRequest sign(ClientRequest request, Duration fromNow, String more) {
        ClientRequest digested = digested(request);
        return sign(digested, components(digested), parameters(fromNow) + more);
    }

    /** What is usually covered. */
    public static String components(ClientRequest request) {
        return request.body().isPresent() ? WITH_CONTENT : BARE;
    }

    /** Created then, with a nonce and the key's name. */
    public String parameters(Duration fromNow) {
        long created = Clock.systemUTC().instant().plus(fromNow).getEpochSecond();
        return ";created=" + created + ";nonce=\"" + UUID.randomUUID() + "\";keyid=\"" + keyId + "\"";
    }

    /** Of a request that has everything but its signature. */
    public ClientRequest sign(ClientRequest request, String components, String parameters) {
        String input = "(" + components + ")" + parameters;
        String base = Stream.of(components.split(" ", -1))
                .map(component -> component + ": " + value(request, component.replace("\"", "")) + "\n")
                .collect(Collectors.joining("", "", "\"@signature-params\": " + input));
        try {
            byte[] signature = operation.sign(base.getBytes(StandardCharsets.US_ASCII));
            return request.with("Signature-Input", "sig1=" + input)
                    .with("Signature", "sig1=:" + Base64.getEncoder().encodeToString(signature) + ":");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** With the digest of its content. */
    public static ClientRequest digested(ClientRequest request) {
        return request.body()
                .map(octets -> request.with("Content-Digest", "sha-256=:" + digest("SHA-256", octets) + ":"))
                .orElse(request);
    }

    /** In base 64. */
    public static String digest(String algorithm, byte[] octets) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance(algorithm).digest(octets));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String value(ClientRequest request, String component) {
        URI address = request.address();
        return switch (component) {
            case "@method" -> request.method();
            case "@authority" -> address.getRawAuthority();
            case "@path" -> address.getRawPath();
            case "@query" -> "?" + Optional.ofNullable(address.getRawQuery()).orElse("");
            default ->
                request.fields().entrySet().stream()
                        .filter(field -> field.getKey().equalsIgnoreCase(component))
                        .flatMap(field -> field.getValue().stream())
                        .collect(Collectors.joining(", "));
        };
    }

    private static byte[] signed(String algorithm, KeyPair keys, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return signature.sign();
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** With a certificate. */
    public static OwnKey p256(String subject) {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal(subject), Clock.systemUTC().instant());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
