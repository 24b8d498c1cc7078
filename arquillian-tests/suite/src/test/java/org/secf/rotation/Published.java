package org.secf.rotation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.Thumbprint;

/**
 * The keys that a node publishes, by their ids and in its order.
 *
 * @param signing by which its signatures are good
 * @param encryption that are encrypted to
 */
public record Published(Map<String, PublicKey> signing, Map<String, PublicKey> encryption) {

    private static final Pattern DESCRIPTOR = Pattern.compile(
            "<(?:\\w+:)?KeyDescriptor use=\"(\\w+)\">.*?<(?:\\w+:)?X509Certificate>([^<]+)<", Pattern.DOTALL);

    /** From SAML metadata. */
    static Published inMetadata(String document) {
        Published found = new Published(new LinkedHashMap<>(), new LinkedHashMap<>());
        DESCRIPTOR.matcher(document).results().forEach(descriptor -> {
            PublicKey key = key(descriptor.group(2));
            (descriptor.group(1).equals("signing") ? found.signing : found.encryption).put(Thumbprint.of(key), key);
        });
        return found;
    }

    /** From a JSON Web Key Set. */
    static Published inJwks(String document) {
        Published found = new Published(new LinkedHashMap<>(), new LinkedHashMap<>());
        try (JsonReader reader = Json.createReader(new StringReader(document))) {
            for (JsonValue value : reader.readObject().getJsonArray("keys")) {
                JsonObject json = value.asJsonObject();
                Jwk jwk = SharedStore.accepted(Jwk.read(json));
                boolean signs = jwk.use().orElseThrow() == JwkUse.SIGNATURE;
                (signs ? found.signing : found.encryption).put(json.getString("kid"), jwk.key());
            }
        }
        return found;
    }

    private static PublicKey key(String certificate) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(certificate);
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The ids of the signing keys, the active one first. */
    public List<String> signers() {
        return List.copyOf(signing.keySet());
    }

    /** The ids of the keys that are encrypted to. */
    public List<String> recipients() {
        return List.copyOf(encryption.keySet());
    }

    /** The key that is encrypted to. */
    public PublicKey recipient() {
        return encryption.values().iterator().next();
    }
}
