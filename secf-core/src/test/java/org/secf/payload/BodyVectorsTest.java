package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.hpke.KemKeyPair;
import org.secf.hpke.KemPublicKey;
import org.secf.keys.Base64Url;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** Bodies that another implementation encrypted, right ones and ones with one fault each. */
class BodyVectorsTest {

    /** One vector, with the names that the file uses. */
    record Vector(JsonObject json) {

        byte[] octets(String name) {
            return BodyVectorsTest.octets(json, name);
        }

        boolean has(String name) {
            return json.containsKey(name);
        }

        String answer() {
            return json.getString(json.getString("result").equals("valid") ? "pt" : "reason");
        }

        @Override
        public String toString() {
            return json.getString("comment");
        }
    }

    static JsonObject group(String file) {
        InputStream in = BodyVectorsTest.class.getResourceAsStream("/vectors/" + file);
        try (JsonReader reader = Json.createReader(Objects.requireNonNull(in))) {
            return reader.readObject().getJsonArray("testGroups").getJsonObject(0);
        }
    }

    static Stream<Vector> vectors(JsonObject group) {
        return group.getJsonArray("tests").getValuesAs(JsonObject.class).stream()
                .map(Vector::new);
    }

    static byte[] octets(JsonObject json, String name) {
        return Base64Url.decode(json.getString(name)).orElseThrow();
    }

    static PayloadLimits limits(JsonObject group) {
        JsonObject limits = group.getJsonObject("limits");
        return new PayloadLimits(
                limits.getInt("mostOctets"),
                limits.getInt("mostOctets"),
                limits.getInt("mostRecordSize"),
                limits.getInt("mostKeyId"));
    }

    static String told(Verdict<ReceivedPayload> opened) {
        return opened.then(Bodies::whole)
                .fold(HexFormat.of()::formatHex, rejection -> rejection.reason().name());
    }

    @Nested
    class OfTheContentCoding {

        private static final JsonObject GROUP = group("aes128gcm.json");

        static Stream<Vector> all() {
            return vectors(GROUP);
        }

        static Stream<Vector> written() {
            return all().filter(vector -> vector.has("writes"));
        }

        static Stream<Vector> derived() {
            return all().filter(vector -> vector.has("derived"));
        }

        private static ContentKey key(String id) {
            JsonObject json = GROUP.getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                    .filter(key -> key.getString("id").equals(id))
                    .findFirst()
                    .orElseThrow();
            return new ContentKey(id, Secret.taking(octets(json, "secret")), Optional.empty());
        }

        @ParameterizedTest
        @MethodSource("all")
        void areReadAsTheySay(Vector vector) throws Exception {
            PayloadKeys keys = PayloadKeys.none().withShared(ContentKeys.of(key(""), key("a1"), key("k1")));
            PayloadHeaders headers = FormCheck.protectedBy(PayloadForm.AES128GCM, new MediaType("text/plain"));

            Verdict<ReceivedPayload> opened = Bodies.protection(RecordLayout.usual())
                    .open(
                            headers,
                            new ByteArrayInputStream(vector.octets("body")),
                            keys,
                            PayloadPolicy.ofSharedSecrets(limits(GROUP)));

            assertThat(told(opened)).isEqualTo(vector.answer());
        }

        @ParameterizedTest
        @MethodSource("written")
        void areWrittenTheSame(Vector vector) throws Exception {
            JsonObject how = vector.json().getJsonObject("writes");
            RecordLayout layout = new RecordLayout(how.getInt("recordSize"), new Padding(how.getInt("multiple")));
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            RecordWriter writer = new Aes128Gcm(Crypto.jdk(), new SecureRandom())
                    .encrypt(wire, key(how.getString("keyId")), layout, octets(how, "salt"));
            byte[] content = HexFormat.of().parseHex(vector.answer());
            writer.write(content, 0, content.length);
            writer.finish();

            assertThat(Base64Url.encode(wire.toByteArray()))
                    .isEqualTo(vector.json().getString("body"));
        }

        @ParameterizedTest
        @MethodSource("derived")
        void deriveTheSameKeys(Vector vector) {
            JsonObject known = vector.json().getJsonObject("derived");
            byte[] salt = Arrays.copyOf(vector.octets("body"), 16);
            Aes128GcmKeys keys = Aes128GcmKeys.derive(
                    new Hkdf(Crypto.jdk()),
                    salt,
                    key(known.getString("keyId", "")).secret());

            assertThat(Base64Url.encode(keys.key())).isEqualTo(known.getString("key"));
            assertThat(Base64Url.encode(keys.nonce())).isEqualTo(known.getString("nonce"));
        }
    }

    @Nested
    class ToPublicKeys {

        private static final JsonObject GROUP = group("hpke_body.json");

        static Stream<Vector> all() {
            return vectors(GROUP);
        }

        private static HpkeKeys keys() throws Exception {
            Map<String, KemKeyPair> pairs = new HashMap<>();
            for (JsonObject key : GROUP.getJsonArray("keys").getValuesAs(JsonObject.class)) {
                HpkeKem kem = HpkeKem.valueOf(key.getString("kem"));
                byte[] octets = HexFormat.of().parseHex(key.getString("public"));
                KemPublicKey known = Bodies.value(KemPublicKey.parse(kem, octets));
                PrivateKey own = privateKey(kem, HexFormat.of().parseHex(key.getString("private")));
                pairs.put(key.getString("id"), Bodies.value(KemKeyPair.of(kem, new KeyPair(known.key(), own))));
            }
            return new HpkeKeys(pairs);
        }

        private static PrivateKey privateKey(HpkeKem kem, byte[] octets) throws Exception {
            if (kem == HpkeKem.X25519_HKDF_SHA256) {
                return KeyFactory.getInstance("X25519")
                        .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, octets));
            }
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(
                            new BigInteger(1, octets), curve.getParameterSpec(ECParameterSpec.class)));
        }

        @ParameterizedTest
        @MethodSource("all")
        void areReadAsTheySay(Vector vector) throws Exception {
            var suites = new HashSet<>(Bodies.suites());
            for (HpkeKem kem : HpkeKem.values()) {
                for (var aead : HpkeAead.values()) {
                    suites.add(new HpkeSuite(kem, aead));
                }
            }
            suites.removeIf(suite -> suite.aead() == HpkeAead.EXPORT_ONLY);
            PayloadPolicy policy = new PayloadPolicy(Set.of(PayloadForm.HPKE), Set.of(), suites, limits(GROUP), false);

            Verdict<ReceivedPayload> opened = Bodies.protection(RecordLayout.usual())
                    .open(
                            PayloadHeaders.of("application/vnd.secf.hpke"),
                            new ByteArrayInputStream(vector.octets("body")),
                            PayloadKeys.none().withEncapsulated(keys()),
                            policy);

            assertThat(told(opened)).isEqualTo(vector.answer());
            if (vector.has("contentType")) {
                assertThat(Bodies.value(opened).headers())
                        .isEqualTo(PayloadHeaders.of(vector.json().getString("contentType")));
            }
        }
    }
}
