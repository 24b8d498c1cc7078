package org.secf.cli;

import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Octets as a member of a JSON object. */
final class ShownOctets {

    private ShownOctets() {}

    /** As text where they are UTF-8, else in base 64 by a name that says so. */
    static void add(JsonObjectBuilder json, String name, byte[] octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            json.add(name, text);
        } catch (CharacterCodingException noText) {
            json.add(name + "-base64", Base64.getEncoder().encodeToString(octets));
        }
    }
}
