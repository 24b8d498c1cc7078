package org.secf.keys;

import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A public key by the members that make it what it is (RFC 7638 §3.2), for protocols that write the same numbers in another form than JSON. */
public final class PlainKey {

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]+");

    private PlainKey() {}

    /**
     * Names and values: {@code kty}, and for RSA {@code n} and {@code e}, on a curve of NIST {@code crv}, {@code x} and {@code y}; numbers in base64url.
     *
     * @throws IllegalArgumentException when the key is too short, or of another curve
     */
    public static SortedMap<String, String> members(PublicKey key) {
        return PublicKeyMembers.of(key);
    }

    /** The key of these members; empty where numbers, curve or point are not honest, or the key is too short. */
    public static Optional<PublicKey> read(Map<String, String> members) {
        if (!members.values().stream().allMatch(value -> VALUE.matcher(value).matches())) {
            return Optional.empty();
        }
        String json = members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return Jwk.read(json).fold(found -> Optional.of(found.key()), refusal -> Optional.empty());
    }
}
