package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;

/** Files that only their owner may read, and private keys in JSON. */
final class OwnFiles {

    private OwnFiles() {}

    static Path write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** With its private members. */
    static JsonObject jwk(KeyPair pair, Jwk half) {
        JsonObjectBuilder json = Json.createObjectBuilder(half.toJson());
        if (pair.getPrivate() instanceof RSAPrivateCrtKey rsa) {
            return json.add("d", number(rsa.getPrivateExponent()))
                    .add("p", number(rsa.getPrimeP()))
                    .add("q", number(rsa.getPrimeQ()))
                    .add("dp", number(rsa.getPrimeExponentP()))
                    .add("dq", number(rsa.getPrimeExponentQ()))
                    .add("qi", number(rsa.getCrtCoefficient()))
                    .build();
        }
        return pair.getPrivate() instanceof ECPrivateKey ec
                ? json.add("d", number(ec.getS())).build()
                : json.add(
                                "d",
                                Base64Url.encode(((EdECPrivateKey) pair.getPrivate())
                                        .getBytes()
                                        .orElseThrow()))
                        .build();
    }

    private static String number(BigInteger number) {
        byte[] octets = number.toByteArray();
        int from = octets.length > 1 && octets[0] == 0 ? 1 : 0;
        return Base64Url.encode(Arrays.copyOfRange(octets, from, octets.length));
    }
}
