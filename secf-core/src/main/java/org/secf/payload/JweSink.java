package org.secf.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** Gathers the content, which JWE seals as a whole. */
final class JweSink implements PayloadSink {

    private final OutputStream below;
    private final Function<byte[], String> seal;
    private final GatheredOctets content;

    JweSink(OutputStream below, int most, Function<byte[], String> seal) {
        this.below = below;
        this.content = new GatheredOctets(most);
        this.seal = seal;
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        content.add(octets, from, length);
    }

    @Override
    public void finish() throws IOException {
        byte[] whole = content.taken();
        try {
            below.write(seal.apply(whole).getBytes(StandardCharsets.US_ASCII));
        } finally {
            Arrays.fill(whole, (byte) 0);
        }
    }

    @Override
    public void close() {
        content.close();
    }
}
