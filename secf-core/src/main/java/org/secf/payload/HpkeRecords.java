package org.secf.payload;

import java.util.Arrays;
import org.secf.hpke.ReceiverContext;
import org.secf.hpke.SenderContext;
import org.secf.verdict.Verdict;

/** Records as the messages of one exchange (RFC 9180 §5.2), which counts them. */
final class HpkeRecords {

    private static final byte[] NOTHING = {};

    private HpkeRecords() {}

    /** The sender's side. */
    record Sending(SenderContext context) implements RecordSealer {

        @Override
        public void seal(byte[] plain, int length, byte[] sealed) {
            byte[] content = Arrays.copyOf(plain, length);
            byte[] message = context.seal(NOTHING, content);
            Arrays.fill(content, (byte) 0);
            System.arraycopy(message, 0, sealed, 0, message.length);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** The recipient's side. */
    record Receiving(ReceiverContext context) implements RecordOpener {

        @Override
        public boolean open(byte[] sealed, int length, byte[] plain) {
            Verdict<byte[]> content = context.open(NOTHING, Arrays.copyOf(sealed, length));
            return content.fold(opened -> taken(opened, plain), rejection -> false);
        }

        private static boolean taken(byte[] opened, byte[] plain) {
            System.arraycopy(opened, 0, plain, 0, opened.length);
            Arrays.fill(opened, (byte) 0);
            return true;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
