package org.secf.ejb.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.secf.client.RefusedExchangeException;
import org.secf.http.HttpReason;
import org.secf.verdict.Rejection;

/** A body in memory, up to a number of octets; a longer one is refused with {@link HttpReason#BODY_TOO_LARGE}. */
final class BoundedOctets extends OutputStream {

    private final int most;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    BoundedOctets(int most) {
        this.most = most;
    }

    /** All that comes, or a refusal. */
    static byte[] of(InputStream in, int most) throws IOException {
        BoundedOctets whole = new BoundedOctets(most);
        in.transferTo(whole);
        return whole.octets();
    }

    byte[] octets() {
        return octets.toByteArray();
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] part, int from, int length) throws IOException {
        if (length > most - octets.size()) {
            throw new RefusedExchangeException(
                    new Rejection(HttpReason.BODY_TOO_LARGE, "at most " + most + " octets", "more"));
        }
        octets.write(part, from, length);
    }
}
