package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any content comes back, whatever its length has to do with that of a record, and however it is written and read. */
class RoundTripPropertyTest {

    private static final int OVERHEAD = 17;

    /** How much, cut how. */
    record Cut(int length, RecordLayout layout) {}

    @Provide
    Arbitrary<Cut> aroundBorders() {
        Arbitrary<Integer> sizes = Arbitraries.oneOf(Arbitraries.integers().between(18, 80), Arbitraries.just(4096));
        Arbitrary<Integer> multiples =
                Arbitraries.oneOf(Arbitraries.just(1), Arbitraries.integers().between(2, 200));
        return Combinators.combine(
                        sizes,
                        multiples,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(-2, 2))
                .as((size, multiple, records, off) -> new Cut(
                        Math.max(0, records * (size - OVERHEAD) + off), new RecordLayout(size, new Padding(multiple))));
    }

    @Property(tries = 300)
    void comesBack(@ForAll("aroundBorders") Cut cut, @ForAll long seed) throws IOException {
        byte[] content = Bodies.content(cut.length());
        for (PayloadRecipient recipient : Bodies.recipients()) {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            OutgoingPayload outgoing =
                    Bodies.value(Bodies.protection(cut.layout()).protect(recipient, Bodies.TEXT, Bodies.LIMITS, wire));
            writeInParts(content, outgoing.output(), new Random(seed));
            ReceivedPayload received = Bodies.value(new Bodies.Sent(outgoing.headers(), wire.toByteArray()).open());

            assertThat(readInParts(received.body(), new Random(seed))).isEqualTo(content);
            assertThat(received.headers()).isEqualTo(Bodies.TEXT);
            assertThat(received.protection().form()).contains(recipient.form());
        }
    }

    @Property(tries = 100)
    void hidesWhichLengthItIs(@ForAll("aroundBorders") Cut cut) {
        int multiple = cut.layout().padding().multiple();
        int next = Math.max(multiple, (cut.length() + multiple - 1) / multiple * multiple);
        for (PayloadRecipient recipient : Bodies.recipients()) {
            byte[] one = Bodies.send(recipient, cut.layout(), Bodies.content(cut.length()))
                    .octets();
            byte[] longest =
                    Bodies.send(recipient, cut.layout(), Bodies.content(next)).octets();
            if (multiple > 1) {
                assertThat(one).hasSameSizeAs(longest);
            }
        }
    }

    private static void writeInParts(byte[] content, PayloadOutput output, Random random) throws IOException {
        int done = 0;
        while (done < content.length) {
            int part = Math.min(content.length - done, random.nextInt(60));
            if (part == 1) {
                output.write(content[done]);
            } else {
                output.write(content, done, part);
            }
            output.flush();
            done += part;
        }
        output.finish();
    }

    private static byte[] readInParts(InputStream body, Random random) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[60];
        while (true) {
            int wanted = random.nextInt(part.length) + 1;
            int count = wanted == 1 ? readOne(body, part) : body.read(part, 0, wanted);
            if (count < 0) {
                return all.toByteArray();
            }
            all.write(part, 0, count);
        }
    }

    private static int readOne(InputStream body, byte[] part) throws IOException {
        int octet = body.read();
        part[0] = (byte) octet;
        return octet < 0 ? -1 : 1;
    }
}
