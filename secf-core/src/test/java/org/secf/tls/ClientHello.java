package org.secf.tls;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client offers (RFC 8446 §4.1.2), read from its first record.
 *
 * @param suites by number
 * @param compressions by number
 * @param extensions by number
 */
record ClientHello(List<Integer> suites, List<Integer> compressions, Map<Integer, byte[]> extensions) {

    static final int SERVER_NAME = 0;
    static final int SIGNATURE_ALGORITHMS = 13;
    static final int SUPPORTED_VERSIONS = 43;

    static ClientHello read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        data.readNBytes(3);
        ByteBuffer hello = ByteBuffer.wrap(data.readNBytes(data.readUnsignedShort()));
        hello.position(4 + 2 + 32);
        skip(hello, hello.get() & 0xff);
        List<Integer> suites = shorts(bytes(hello, hello.getShort() & 0xffff));
        List<Integer> compressions = new ArrayList<>();
        for (byte compression : bytes(hello, hello.get() & 0xff)) {
            compressions.add((int) compression);
        }
        Map<Integer, byte[]> extensions = new HashMap<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes(hello, hello.getShort() & 0xffff));
        while (rest.hasRemaining()) {
            int type = rest.getShort() & 0xffff;
            extensions.put(type, bytes(rest, rest.getShort() & 0xffff));
        }
        return new ClientHello(suites, compressions, extensions);
    }

    /** Of an extension that is a list of two-octet numbers after its length. */
    List<Integer> numbers(int extension, int lengthOctets) {
        byte[] octets = extensions.getOrDefault(extension, new byte[lengthOctets]);
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        skip(buffer, lengthOctets);
        return shorts(bytes(buffer, buffer.remaining()));
    }

    /** The host name in clear. */
    String serverName() {
        byte[] octets = extensions.getOrDefault(SERVER_NAME, new byte[5]);
        return new String(octets, 5, octets.length - 5, StandardCharsets.US_ASCII);
    }

    private static void skip(ByteBuffer buffer, int octets) {
        buffer.position(buffer.position() + octets);
    }

    private static byte[] bytes(ByteBuffer buffer, int length) {
        byte[] octets = new byte[length];
        buffer.get(octets);
        return octets;
    }

    private static List<Integer> shorts(byte[] octets) {
        List<Integer> found = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            found.add(buffer.getShort() & 0xffff);
        }
        return found;
    }
}
